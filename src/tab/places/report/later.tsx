// Parts of the report's end that are loaded when somebody opens them, and stay as they were left when they are closed. They are for pressing, not for paper.
import { Suspense, useState, type ReactNode } from 'preact/compat';
import { Skeleton } from '../../page.tsx';
import { place } from '../../place.ts';

export const Attack = place(() => import('../attack/screen.tsx'), 'attack');
export const TakeAway = place(() => import('../take-away/screen.tsx'), 'take-away');

export function Later({ title, children }: { title: string; children: () => ReactNode }) {
  const [isWanted, want] = useState(false);
  return (
    <details className="noprint" onToggle={() => want(true)}>
      <summary>{title}</summary>
      <div>
        <Suspense fallback={<Skeleton />}>{isWanted && children()}</Suspense>
      </div>
    </details>
  );
}
