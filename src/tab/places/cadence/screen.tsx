// The cadence of a team, which is one of several where somebody governs more.
import { api, type TeamsPage } from '#contract/api';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { isLong, OtherTeam, type NamedTeam } from '../teams/screen.tsx';
import { Editor } from './editor.tsx';

const t = words('cadence');

export interface CadenceProps {
  /** All that this person governs, or the first of them. */
  teams: TeamsPage;
  team: NamedTeam | undefined;
  onTeam: (team: NamedTeam) => void;
}

export default function Cadence({ teams, team, onTeam }: CadenceProps) {
  const { ask } = usePage();
  const loaded = useLoaded(async () => team && { team, view: await ask(api.cadence, { team: team.id }) }, team?.id ?? '');
  return (
    <div className="sheet page">
      {team ? isLong(teams) && <OtherTeam teams={teams} team={team} onTeam={onTeam} /> : <NoTeam />}
      <Await loaded={loaded}>
        {(found) => found && <Editor key={found.team.id} team={found.team} teams={teams} view={found.view} onTeam={onTeam} />}
      </Await>
    </div>
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
