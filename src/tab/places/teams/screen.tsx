// Which team, for an admin: a list as long as it is short, otherwise a field to find it by, with a page of what was found and a button for more.
import { useRef, type ReactNode } from 'preact/compat';
import { api, type TeamsPage } from '#contract/api';
import type { TeamId } from '#domain/ids';
import { Failure, usePage } from '../../page.tsx';
import { usePaged } from '../../ui/paged.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('teams');

export interface NamedTeam {
  id: TeamId;
  name: string;
}

/** Do they fill more than a page? Fewer are simply listed. */
export const isLong = ({ next }: TeamsPage): boolean => next !== null;

interface SearchProps {
  /** What is found without a search. */
  first: TeamsPage;
  /** Something to press or to tick for each. */
  children: (team: NamedTeam) => ReactNode;
}

export function TeamSearch({ first, children }: SearchProps) {
  const { ask } = usePage();
  const rows = useRef<HTMLUListElement>(null);
  const { teams, next, search, failure, find, more } = usePaged(
    first,
    (wanted) => ask(api.teams, wanted),
    (nth) => rows.current?.children[nth]?.querySelector<HTMLElement>('button, input')?.focus(),
  );
  return (
    <div className={styles.search}>
      <SearchField label={t('find')} search={search} onSearch={find} />
      <p className="t-cap quiet" role="status">
        {teams.length === 0 ? t('none') : t(next === null ? 'all' : 'first', { count: teams.length })}
      </p>
      {failure !== undefined && <Failure code={failure} />}
      <ul ref={rows} role="list" className={styles.found}>
        {teams.map((team) => (
          <li key={team.id}>{children(team)}</li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" className="btn" onClick={more}>
          {t('more')}
        </button>
      )}
    </div>
  );
}

export interface ChoiceProps {
  teams: TeamsPage;
  team: NamedTeam;
  onTeam: (team: NamedTeam) => void;
}

/** Another one of more teams than a list can hold. */
export function OtherTeam({ teams, team, onTeam }: ChoiceProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const choose = (one: NamedTeam) => {
    onTeam(one);
    if (!details.current) return;
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  };
  return (
    <details ref={details} className={styles.other}>
      <summary>{t('other')}</summary>
      <TeamSearch first={teams}>
        {(one) => (
          <button type="button" className="btn btn-subtle" aria-pressed={one.id === team.id} onClick={() => choose(one)}>
            {one.name}
          </button>
        )}
      </TeamSearch>
    </details>
  );
}

/** Nothing where there is nothing to choose. */
export function TeamChoice({ teams, team, onTeam }: ChoiceProps) {
  if (isLong(teams)) return <OtherTeam teams={teams} team={team} onTeam={onTeam} />;
  if (teams.teams.length < 2) return null;
  const choose = (chosen: string) => onTeam(teams.teams.find(({ id }) => id === chosen) ?? team);
  return (
    <label className={styles.choice}>
      <span className="t-strong">{t('team')}</span>
      <select className="field" value={team.id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {teams.teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
