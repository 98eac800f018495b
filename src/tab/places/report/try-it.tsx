// Nobody has to take our word for it: what a report tells about colleagues can be tried on the spot. It comes when it is opened.
import { Suspense, useState } from 'preact/compat';
import type { PublishedReport } from '#domain/report/report';
import { Skeleton } from '../../page.tsx';
import { Attack } from '../../places.tsx';
import { words } from '../../words.ts';

const t = words('report');

export function TryIt({ report }: { report: PublishedReport }) {
  const [isWanted, want] = useState(false);
  return (
    <details onToggle={() => want(true)}>
      <summary>{t('counting.try')}</summary>
      <div>
        <Suspense fallback={<Skeleton />}>{isWanted && <Attack report={report} />}</Suspense>
      </div>
    </details>
  );
}
