// The sections of the tab: which there are for this person, which is shown first, and what is in them.
import { Suspense, useState } from 'preact/compat';
import { api, type Me, type PulseSummary, type TeamsPage } from '#contract/api';
import type { TabLink } from '#contract/link';
import type { TeamId } from '#domain/ids';
import { Await, useLoaded, usePage } from './page.tsx';
import { Cadence, Mirror, Results } from './places.tsx';
import { Now } from './places/now/screen.tsx';
import { words } from './words.ts';
import styles from './sections.module.css';

const t = words('ui');

type Team = TeamsPage['teams'][number];

interface Reach {
  me: Me;
  /** Of the own teams, newest first. */
  pulses: PulseSummary[];
  /** The first page of all teams, for an admin. In a channel there is only the one that it belongs to. */
  all: TeamsPage | undefined;
}

export function Sections() {
  const { host, ask } = usePage();
  const load = async (): Promise<Reach> => {
    const [me, { pulses }] = await Promise.all([ask(api.me, {}), ask(api.pulses, {})]);
    return { me, pulses, all: me.admin && host.team === undefined ? await ask(api.teams, {}) : undefined };
  };
  return <Await loaded={useLoaded(load, host.user)}>{(reach) => <OfTeams {...reach} />}</Await>;
}

/** An admin sees one team at a time beside the own ones. */
function OfTeams({ me, pulses, all }: Reach) {
  const { host, ask } = usePage();
  const own = me.teams.filter(({ id }) => host.team === undefined || id === host.team);
  const ownGoverned = own.filter(({ governs }) => governs);
  const governed = all ?? { teams: ownGoverned, next: null };
  const [chosen, choose] = useState(() => firstTeam(host.link, ownGoverned, governed));
  const load = async () => {
    const others = all && chosen ? (await ask(api.teamPulses, { team: chosen.id })).pulses : [];
    // Of a team that a link leads to, the name is not known before.
    return { team: chosen && { ...chosen, name: chosen.name || (others[0]?.teamName ?? '') }, others };
  };
  return (
    <Await loaded={useLoaded(load, chosen?.id ?? '')}>
      {({ team, others }) => (
        <Chosen
          pulses={[
            ...pulses.filter((one) => host.team === undefined || one.team === host.team),
            ...others.filter(({ pulse }) => !pulses.some((one) => one.pulse === pulse)),
          ]}
          isInTeam={own.length > 0 || governed.teams.length > 0}
          comesForCadence={all !== undefined || ownGoverned.some(({ leads }) => !leads)}
          teams={governed}
          isOneOfAll={all !== undefined && (all.teams.length > 1 || all.next !== null)}
          team={team}
          onTeam={choose}
          leads={(of) => own.some(({ id, leads }) => id === of && leads)}
        />
      )}
    </Await>
  );
}

interface Props {
  pulses: PulseSummary[];
  isInTeam: boolean;
  /** Governs a team without leading it. */
  comesForCadence: boolean;
  /** That this person governs. */
  teams: TeamsPage;
  /** Results are read of one team, which is chosen among more than the own ones. */
  isOneOfAll: boolean;
  team: Team | undefined;
  onTeam: (team: Team) => void;
  leads: (team: TeamId) => boolean;
}

type Section = 'now' | 'results' | 'cadence';

function Chosen({ pulses, isInTeam, comesForCadence, teams, isOneOfAll, team, onTeam, leads }: Props) {
  const { host } = usePage();
  const link = host.link?.to === 'pulse' ? host.link : undefined;
  const names: Section[] = comesForCadence || team ? ['now', 'results', 'cadence'] : ['now', 'results'];
  const [section, go] = useState<Section>(() => firstSection(host.link, pulses, names, comesForCadence));
  const [read, setRead] = useState(link?.pulse);
  const onRead = ({ team: id, teamName, pulse }: PulseSummary) => {
    setRead(pulse);
    if (isOneOfAll) onTeam({ id, name: teamName });
    go('results');
  };
  const closed = pulses.filter(({ phase }) => phase === 'closed');
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
        <Cadence teams={teams} team={team} onTeam={onTeam} />
      ) : section === 'now' ? (
        <Now
          {...{ pulses, isInTeam, link, onRead }}
          besideNotAsked={(terms) =>
            leads(terms.team) && (
              <Suspense fallback={null}>
                <Mirror terms={terms} />
              </Suspense>
            )
          }
        />
      ) : isOneOfAll && team ? (
        <Results key={team.id} pulses={closed.filter((one) => one.team === team.id)} chosen={read} among={{ teams, team, onTeam }} />
      ) : (
        <Results pulses={closed} chosen={read} />
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

/** The one that the link is about, an own one, or any. */
function firstTeam(link: TabLink | undefined, own: readonly Team[], { teams, next }: TeamsPage): Team | undefined {
  const known = [...own, ...teams];
  const linked = link && 'team' in link ? link.team : undefined;
  const isUnknown = linked !== undefined && next !== null && !known.some(({ id }) => id === linked);
  return isUnknown ? { id: linked, name: '' } : (known.find(({ id }) => id === linked) ?? known[0]);
}

function firstSection(
  link: TabLink | undefined,
  pulses: readonly PulseSummary[],
  names: readonly Section[],
  comesForCadence: boolean,
): Section {
  const hasCadence = names.includes('cadence');
  if (link?.to === 'cadence' && hasCadence) return 'cadence';
  const linked = link?.to === 'pulse' ? pulses.find(({ pulse }) => pulse === link.pulse) : undefined;
  if (linked) return linked.phase === 'open' ? 'now' : 'results';
  if (pulses.some(({ phase, asked }) => phase === 'open' && asked)) return 'now';
  if (comesForCadence) return 'cadence';
  return pulses.some(({ phase }) => phase === 'closed') ? 'results' : hasCadence ? 'cadence' : 'now';
}
