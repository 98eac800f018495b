// Teams that were asked together, one by one: for whoever governs them, under the sum. In the order of their names, never of their results.
import { useId, useLayoutEffect, useRef } from 'preact/compat';
import { api, type JoinedPage } from '#contract/api';
import type { Wording } from '#domain/items/wording';
import type { Terms } from '#domain/pulse/terms';
import { Await, Failure, useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { HeatMap } from './heat-map.tsx';
import { Legend } from './legend.tsx';
import { useJoinedTeams } from './list.ts';
import styles from './screen.module.css';

const t = words('many');

interface Props {
  terms: Terms;
  wording: Wording;
}

export function ManyTeams({ terms, wording }: Props) {
  const { ask } = usePage();
  const { team, pulse } = terms;
  const load = async () => {
    const { admin, teams } = await ask(api.me, {});
    const governs = admin || teams.some((one) => one.id === team && one.governs);
    return governs ? ask(api.joinedTeams, { team, pulse }) : undefined;
  };
  return <Await loaded={useLoaded(load, pulse)}>{(first) => first && <TeamByTeam first={first} terms={terms} wording={wording} />}</Await>;
}

/** More than these are looked for by their names. */
const FEW = 8;

function TeamByTeam({ first, terms, wording }: Props & { first: JoinedPage }) {
  const { teams, count, next, search, failure, find, more } = useJoinedTeams(first, terms);
  const table = useRef<HTMLTableElement>(null);
  const firstNew = useRef<number>(undefined);
  const id = useId();
  // The button may be gone, and what it has brought is what was asked for.
  useLayoutEffect(() => {
    if (firstNew.current === undefined || teams.length <= firstNew.current) return;
    table.current?.tBodies[0]?.rows[firstNew.current]?.querySelector<HTMLElement>('th')?.focus();
    firstNew.current = undefined;
  }, [teams]);
  const loadMore = () => {
    firstNew.current = teams.length;
    more();
  };
  return (
    <section aria-labelledby="team-by-team">
      <h2 className="t-title" id="team-by-team">
        {t('title')}
      </h2>
      <p className="soft lede">{t('text')}</p>
      {first.count > FEW && (
        <div className={styles.find}>
          <label className="t-strong" htmlFor={id}>
            {t('find')}
          </label>
          <input
            type="search"
            className="field"
            id={id}
            value={search}
            maxLength={100}
            autoComplete="off"
            onInput={({ currentTarget }) => find(currentTarget.value)}
          />
        </div>
      )}
      <Legend cells={teams.flatMap(({ cells }) => cells)} floor={terms.floor} />
      {failure !== undefined && <Failure code={failure} />}
      {teams.length > 0 && <HeatMap ref={table} teams={teams} terms={terms} wording={wording} />}
      <p className="t-cap quiet" role="status">
        {count === 0 ? t('none') : t('shown', { count, shown: teams.length })}
      </p>
      {next !== null && (
        <button type="button" className="btn" onClick={loadMore}>
          {t('more')}
        </button>
      )}
    </section>
  );
}
