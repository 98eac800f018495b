// The cadence of a team: whoever governs several chooses one of them, an admin among all that have Mutual.
import { useRef, useState } from 'preact/compat';
import { api, type TeamsPage, type TeamView } from '#contract/api';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { Editor } from './editor.tsx';
import { isLong, TeamSearch } from './team-search.tsx';
import { useTeamList, type NamedTeam } from './team-list.ts';
import styles from './screen.module.css';

const t = words('cadence');

export interface CadenceProps {
  /** Teams of this person's own. */
  governed: TeamView[];
  /** All others too. */
  governsAll: boolean;
}

export default function Cadence({ governed, governsAll }: CadenceProps) {
  const { host, ask } = usePage();
  const load = async (): Promise<TeamsPage> => (governsAll ? ask(api.teams, {}) : { teams: governed, next: null });
  return (
    <div className="sheet page">
      <Await loaded={useLoaded(load, host.user)}>{(page) => <OfOneTeam page={page} />}</Await>
    </div>
  );
}

function OfOneTeam({ page }: { page: TeamsPage }) {
  const { ask } = usePage();
  const [team, setTeam] = useState(page.teams[0]);
  const loaded = useLoaded(async () => team && { team, view: await ask(api.cadence, { team: team.id }) }, team?.id ?? '');
  if (!team) return <NoTeam />;
  return (
    <>
      {isLong(page) && <OtherTeam page={page} team={team} onChoose={setTeam} />}
      <Await loaded={loaded}>
        {(found) => found && <Editor key={found.team.id} team={found.team} teams={page} view={found.view} onTeam={setTeam} />}
      </Await>
    </>
  );
}

function NoTeam() {
  return (
    <>
      <h1 className="t-display">{t('noTeam.title')}</h1>
      <p className="t-read">{t('noTeam.text')}</p>
    </>
  );
}

interface OtherTeamProps {
  page: TeamsPage;
  team: NamedTeam;
  onChoose: (team: NamedTeam) => void;
}

/** More teams than a choice in a sentence can hold. */
function OtherTeam({ page, team, onChoose }: OtherTeamProps) {
  const list = useTeamList(page);
  const details = useRef<HTMLDetailsElement>(null);
  const choose = (one: NamedTeam) => {
    onChoose(one);
    if (!details.current) return;
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  };
  return (
    <details ref={details} className={styles.other}>
      <summary>{t('teams.other')}</summary>
      <TeamSearch list={list}>
        {(one) => (
          <button type="button" className="btn btn-subtle" aria-pressed={one.id === team.id} onClick={() => choose(one)}>
            {one.name}
          </button>
        )}
      </TeamSearch>
    </details>
  );
}
