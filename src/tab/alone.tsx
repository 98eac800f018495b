// The pages about the program outside of any host, for whoever is in no team: a works council, an auditor, an applicant.
import { Suspense } from 'preact/compat';
import type { Language } from '#domain/ids';
import { Skeleton } from './page.tsx';
import { About, Kit } from './places.tsx';
import { useWay, type Reading } from './reading.ts';
import { words } from './words.ts';

const t = words('ui');

export function Alone({ first, language }: { first: Reading; language: Language }) {
  const { at, go } = useWay(first);
  return (
    <main aria-label={t('label')}>
      <Suspense fallback={<Skeleton />}>{at === 'kit' ? <Kit /> : at && <About at={at} go={go} language={language} />}</Suspense>
    </main>
  );
}
