// Which other teams are asked at the same time.
import type { ReactNode } from 'preact/compat';
import type { TeamsPage } from '#contract/api';
import type { JoinedTeams } from '#domain/cadence/joined-teams';
import type { TeamId } from '#domain/ids';
import { words } from '../../words.ts';
import { isLong, TeamSearch, type NamedTeam } from '../teams/screen.tsx';
import styles from './screen.module.css';

const t = words('cadence');

interface Props {
  chosen: JoinedTeams;
  /** The team that they are asked with: not one of them. */
  team: TeamId;
  teams: TeamsPage;
  onChoose: (joinedTeams: JoinedTeams) => void;
}

export function JoinedTeamsChoice({ chosen, team, teams, onChoose }: Props) {
  const others = teams.teams.filter(({ id }) => id !== team);
  if (others.length === 0 && !isLong(teams)) return null;
  const row = ({ id, name }: NamedTeam) => (
    <label>
      <input
        type="checkbox"
        checked={chosen.includes(id)}
        disabled={id === team}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
      />
      {name}
    </label>
  );
  return (
    <fieldset className={styles.joined}>
      <legend className="t-strong">{t('joinedTeams.label')}</legend>
      {isLong(teams) ? (
        <Searched teams={teams} chosen={chosen.length} row={row} />
      ) : (
        <ul role="list" className={styles.others}>
          {others.map((other) => (
            <li key={other.id}>{row(other)}</li>
          ))}
        </ul>
      )}
      <p className="t-cap quiet">{t('joinedTeams.note')}</p>
    </fieldset>
  );
}

function Searched({ teams, chosen, row }: { teams: TeamsPage; chosen: number; row: (team: NamedTeam) => ReactNode }) {
  return (
    <>
      {/* Not all of them are among those that are shown. */}
      <p className="quiet" role="status">
        {t('joinedTeams.chosen', { count: chosen })}
      </p>
      <TeamSearch first={teams}>{row}</TeamSearch>
    </>
  );
}
