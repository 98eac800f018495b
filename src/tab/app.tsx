// Which page: by where it stands, and by the link that it was opened with.
import { Suspense, useMemo } from 'preact/compat';
import type { TabLink } from '#contract/link';
import type { Host } from './host/host.ts';
import { PageContext, pageIn, Skeleton } from './page.tsx';
import { About, Kit, Send, Settings } from './places.tsx';
import { OpenPulse } from './places/ballot/screen.tsx';
import { readingAt, useWay } from './reading.ts';
import { Sections } from './sections.tsx';
import { words } from './words.ts';

const t = words('ui');

export function App({ host }: { host: Host }) {
  const { at, go, back } = useWay(readingAt(host.link));
  const page = useMemo(() => pageIn(host, go), [host, go]);
  return (
    <PageContext value={page}>
      <main aria-label={t('label')}>
        <div hidden={at !== undefined}>
          <Suspense fallback={<Skeleton />}>
            {host.frame === 'settings' ? <Settings /> : host.frame === 'dialog' ? <InDialog link={host.link} /> : <Sections />}
          </Suspense>
        </div>
        {at && (
          <Suspense fallback={<Skeleton />}>
            {at === 'kit' ? <Kit back={back} openLink={host.openLink} /> : <About at={at} go={go} back={back} language={host.language} />}
          </Suspense>
        )}
      </main>
    </PageContext>
  );
}

function InDialog({ link }: { link: TabLink | undefined }) {
  if (link?.to === 'send') return <Send team={link.team} />;
  if (link?.to === 'pulse') return <OpenPulse team={link.team} pulse={link.pulse} cardKey={link.key} />;
  return <Sections />;
}
