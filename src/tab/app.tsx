// Which screen: by where the page stands, by the link it was opened with, by what this person may do.
import { lazy, Suspense, useEffect, useMemo, useState } from 'preact/compat';
import { api, type Me, type PulseSummary, type TeamView } from '#contract/api';
import type { TabLink } from '#contract/link';
import type { PulseId } from '#domain/ids';
import { offerTab, type Host } from './host.ts';
import { ask, Await, PageContext, useLoaded, usePage } from './page.tsx';
import { PulsePlace } from './screens/pulse.tsx';
import { readingAt, useWay } from './screens/who-way.ts';
import type { Words } from './words.ts';

const Cadence = lazy(() => import('./screens/cadence.tsx'));
const Results = lazy(() => import('./screens/results.tsx'));
const Send = lazy(() => import('./screens/send.tsx'));
const WhoPages = lazy(() => import('./screens/who-pages.tsx'));

export function App({ host, t }: { host: Host; t: Words }) {
  const { at, go, back } = useWay(readingAt(host.place));
  const page = useMemo(() => ({ host, t, read: go }), [host, t, go]);
  return (
    <PageContext value={page}>
      <main aria-label={t('label')}>
        <div hidden={at !== undefined}>
          <Suspense fallback={<Skeleton />}>
            {host.frame === 'settings' ? <Settings /> : host.frame === 'dialog' ? <InDialog place={host.place} /> : <Sections />}
          </Suspense>
        </div>
        {at && (
          <Suspense fallback={<Skeleton />}>
            <WhoPages at={at} go={go} back={back} t={t} language={host.language} />
          </Suspense>
        )}
      </main>
    </PageContext>
  );
}

const Skeleton = () => <div className="skeleton" aria-busy="true" />;

function InDialog({ place }: { place: TabLink | undefined }) {
  if (place?.to === 'send') return <Send team={place.team} />;
  if (place?.to === 'pulse') return <PulsePlace team={place.team} pulse={place.pulse} cardKey={place.key} />;
  return <Sections />;
}

function Settings() {
  const { t } = usePage();
  useEffect(() => offerTab(t('tabName')), [t]);
  return (
    <div className="sheet page">
      <h1 className="t-title">{t('settings.title')}</h1>
      <p className="t-read">{t('settings.text')}</p>
    </div>
  );
}

type Section = 'now' | 'results' | 'cadence';

function Sections() {
  const { host } = usePage();
  const load = async () => {
    const [me, { pulses }] = await Promise.all([ask(api.me, {}), ask(api.pulses, {})]);
    return { me, pulses };
  };
  const loaded = useLoaded(load, host.user);
  return <Await loaded={loaded}>{({ me, pulses }) => <Chosen me={me} pulses={pulses} />}</Await>;
}

/** In a channel only what belongs to its team. */
function Chosen({ me, pulses }: { me: Me; pulses: PulseSummary[] }) {
  const { t, host } = usePage();
  const here = host.team;
  const teams = me.teams.filter(({ id }) => here === undefined || id === here);
  const own = pulses.filter(({ team }) => here === undefined || team === here);
  const governed = teams.filter(({ governs }) => governs);
  const place = host.place?.to === 'pulse' ? host.place : undefined;
  const [section, go] = useState<Section>(firstSection(host.place, own, governed));
  const [chosen, choose] = useState(place?.pulse);
  const names: Section[] = governed.length > 0 ? ['now', 'results', 'cadence'] : ['now', 'results'];
  return (
    <>
      <nav className="tabs noprint" aria-label={t('nav')}>
        {names.map((name) => (
          <button key={name} type="button" aria-current={name === section ? 'page' : undefined} onClick={() => go(name)}>
            {t(`section.${name}`)}
          </button>
        ))}
      </nav>
      {section === 'cadence' && governed[0] ? (
        <Cadence teams={governed} />
      ) : section === 'results' ? (
        <Results pulses={own.filter(({ phase }) => phase === 'closed')} chosen={chosen} />
      ) : (
        <Now pulses={own} teams={teams} place={place} onRead={(pulse) => (choose(pulse), go('results'))} />
      )}
      <About />
    </>
  );
}

/** At the foot of every section. */
function About() {
  const { t, read } = usePage();
  return (
    <footer className="about noprint">
      <button type="button" onClick={() => read('who')}>
        {t('who.title')}
      </button>
      <button type="button" onClick={() => read('council')}>
        {t('council.title')}
      </button>
    </footer>
  );
}

const firstSection = (place: TabLink | undefined, pulses: readonly PulseSummary[], governed: readonly TeamView[]): Section => {
  if (place?.to === 'cadence') return 'cadence';
  const linked = place?.to === 'pulse' ? pulses.find(({ pulse }) => pulse === place.pulse) : undefined;
  if (linked) return linked.phase === 'open' ? 'now' : 'results';
  if (pulses.some(({ phase, asked }) => phase === 'open' && asked)) return 'now';
  if (governed.some(({ leads }) => !leads)) return 'cadence';
  return pulses.some(({ phase }) => phase === 'closed') ? 'results' : governed.length > 0 ? 'cadence' : 'now';
};

interface NowProps {
  pulses: PulseSummary[];
  teams: TeamView[];
  place: Extract<TabLink, { to: 'pulse' }> | undefined;
  onRead: (pulse: PulseId) => void;
}

function Now({ pulses, teams, place, onRead }: NowProps) {
  const { t } = usePage();
  const open = pulses.filter(({ phase }) => phase === 'open');
  const first = open.find(({ pulse }) => pulse === place?.pulse) ?? open[0];
  if (first) {
    const last = pulses.find(({ team, phase }) => team === first.team && phase === 'closed');
    const cardKey = first.pulse === place?.pulse ? place.key : undefined;
    return <PulsePlace team={first.team} pulse={first.pulse} cardKey={cardKey} last={last} onRead={() => last && onRead(last.pulse)} />;
  }
  return (
    <div className="sheet page">
      <h1 className="t-display">{t('now.nothing')}</h1>
      <p className="t-read">{t(teams.length === 0 ? 'now.noTeam' : 'now.nothingText')}</p>
    </div>
  );
}
