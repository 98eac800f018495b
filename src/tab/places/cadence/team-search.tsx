// Teams found by name, in pages: a field, what it has found, and a button for more.
import { useId, useLayoutEffect, useRef, type ReactNode } from 'preact/compat';
import type { TeamsPage } from '#contract/api';
import { Failure } from '../../page.tsx';
import { words } from '../../words.ts';
import type { NamedTeam, TeamList } from './team-list.ts';
import styles from './screen.module.css';

const t = words('cadence');

/** Do they fill more than a page? Fewer are simply listed. */
export const isLong = ({ next }: TeamsPage): boolean => next !== null;

export function TeamSearch({ list, children }: { list: TeamList; children: (team: NamedTeam) => ReactNode }) {
  const { teams, hasMore, search, failure, find, more } = list;
  const id = useId();
  const rows = useRef<HTMLUListElement>(null);
  const firstNew = useRef<number>(undefined);
  // The button may be gone, and what it has brought is what was asked for.
  useLayoutEffect(() => {
    if (firstNew.current === undefined || teams.length <= firstNew.current) return;
    rows.current?.children[firstNew.current]?.querySelector<HTMLElement>('button, input')?.focus();
    firstNew.current = undefined;
  }, [teams]);
  const loadMore = () => {
    firstNew.current = teams.length;
    more();
  };
  /** The field stands in a form that saves something else. */
  const stay = (event: { key: string; preventDefault(): void }) => event.key === 'Enter' && event.preventDefault();
  return (
    <div className={styles.search}>
      <label className="t-strong" htmlFor={id}>
        {t('teams.find')}
      </label>
      <input
        type="search"
        className="field"
        id={id}
        value={search}
        maxLength={100}
        autoComplete="off"
        onKeyDown={stay}
        onInput={({ currentTarget }) => find(currentTarget.value)}
      />
      <p className="t-cap quiet" role="status">
        {teams.length === 0 ? t('teams.none') : t(hasMore ? 'teams.first' : 'teams.all', { count: teams.length })}
      </p>
      {failure !== undefined && <Failure code={failure} />}
      <ul ref={rows} role="list" className={styles.teams}>
        {teams.map((team) => (
          <li key={team.id}>{children(team)}</li>
        ))}
      </ul>
      {hasMore && (
        <button type="button" className="btn" onClick={loadMore}>
          {t('teams.more')}
        </button>
      )}
    </div>
  );
}
