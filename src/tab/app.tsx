// Which place: by where the page stands, by the link it was opened with, by what this person may do.
import { Suspense, useMemo, useState } from 'preact/compat';
import { api, type Me, type PulseSummary, type TeamView } from '#contract/api';
import type { TabLink } from '#contract/link';
import type { Host } from './host/host.ts';
import { Await, PageContext, pageIn, Skeleton, useLoaded, usePage } from './page.tsx';
import { About, Cadence, Results, Send, Settings } from './places.tsx';
import { OpenPulse } from './places/ballot/screen.tsx';
import { Now } from './places/now/screen.tsx';
import { readingAt, useWay } from './reading.ts';
import { words } from './words.ts';
import styles from './app.module.css';

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
            <About at={at} go={go} back={back} language={host.language} />
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

type Section = 'now' | 'results' | 'cadence';

function Sections() {
  const { host, ask } = usePage();
  const load = async () => {
    const [me, { pulses }] = await Promise.all([ask(api.me, {}), ask(api.pulses, {})]);
    return { me, pulses };
  };
  const loaded = useLoaded(load, host.user);
  return <Await loaded={loaded}>{({ me, pulses }) => <Chosen me={me} pulses={pulses} />}</Await>;
}

/** In a channel only what belongs to its team. */
function Chosen({ me, pulses }: { me: Me; pulses: PulseSummary[] }) {
  const { host } = usePage();
  const here = host.team;
  const teams = me.teams.filter(({ id }) => here === undefined || id === here);
  const own = pulses.filter(({ team }) => here === undefined || team === here);
  const governed = teams.filter(({ governs }) => governs);
  const governsAll = me.admin && here === undefined;
  const link = host.link?.to === 'pulse' ? host.link : undefined;
  const [section, go] = useState<Section>(firstSection(host.link, own, governed, governsAll));
  const [chosen, choose] = useState(link?.pulse);
  const names: Section[] = governsAll || governed.length > 0 ? ['now', 'results', 'cadence'] : ['now', 'results'];
  return (
    <>
      <nav className={`${styles.sections} noprint`} aria-label={t('nav')}>
        {names.map((name) => (
          <button key={name} type="button" aria-current={name === section ? 'page' : undefined} onClick={() => go(name)}>
            {t(`section.${name}`)}
          </button>
        ))}
      </nav>
      {section === 'cadence' ? (
        <Cadence governed={governed} governsAll={governsAll} />
      ) : section === 'results' ? (
        <Results pulses={own.filter(({ phase }) => phase === 'closed')} chosen={chosen} />
      ) : (
        <Now pulses={own} isInTeam={teams.length > 0} link={link} onRead={(pulse) => (choose(pulse), go('results'))} />
      )}
      <Foot />
    </>
  );
}

/** At the foot of every section: the pages about the program. */
function Foot() {
  const { read } = usePage();
  return (
    <footer className={`${styles.foot} noprint`}>
      <button type="button" onClick={() => read('who')}>
        {t('about.who')}
      </button>
      <button type="button" onClick={() => read('council')}>
        {t('about.council')}
      </button>
    </footer>
  );
}

const firstSection = (
  link: TabLink | undefined,
  pulses: readonly PulseSummary[],
  governed: readonly TeamView[],
  governsAll: boolean,
): Section => {
  if (link?.to === 'cadence' && (governsAll || governed.length > 0)) return 'cadence';
  const linked = link?.to === 'pulse' ? pulses.find(({ pulse }) => pulse === link.pulse) : undefined;
  if (linked) return linked.phase === 'open' ? 'now' : 'results';
  if (pulses.some(({ phase, asked }) => phase === 'open' && asked)) return 'now';
  if (governsAll || governed.some(({ leads }) => !leads)) return 'cadence';
  return pulses.some(({ phase }) => phase === 'closed') ? 'results' : governed.length > 0 ? 'cadence' : 'now';
};
