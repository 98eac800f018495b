// Teams that were asked together, one by one: for whoever governs them, under the sum. In the order of their names, never of their results.
import { useRef } from 'preact/compat';
import { api, type JoinedPage } from '#contract/api';
import type { Wording } from '#domain/items/wording';
import type { Terms } from '#domain/pulse/terms';
import { Await, Failure, useLoaded, usePage } from '../../page.tsx';
import { usePaged } from '../../ui/paged.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { words } from '../../words.ts';
import { HeatMap } from './heat-map.tsx';
import { Legend } from './legend.tsx';
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
  const { ask } = usePage();
  const table = useRef<HTMLTableElement>(null);
  const { teams, count, next, search, failure, find, more } = usePaged(
    first,
    (wanted) => ask(api.joinedTeams, { team: terms.team, pulse: terms.pulse, ...wanted }),
    (nth) => table.current?.tBodies[0]?.rows[nth]?.querySelector<HTMLElement>('th')?.focus(),
  );
  return (
    <section aria-labelledby="team-by-team">
      <h2 className="t-title" id="team-by-team">
        {t('title')}
      </h2>
      <p className="soft lede">{t('text')}</p>
      {first.count > FEW && (
        <div className={styles.find}>
          <SearchField label={t('find')} search={search} onSearch={find} />
        </div>
      )}
      <Legend cells={teams.flatMap(({ cells }) => cells)} floor={terms.floor} />
      {failure !== undefined && <Failure code={failure} />}
      {teams.length > 0 && <HeatMap ref={table} teams={teams} terms={terms} wording={wording} />}
      <p className="t-cap quiet" role="status">
        {count === 0 ? t('none') : t('shown', { count, shown: teams.length })}
      </p>
      {next !== null && (
        <button type="button" className="btn" onClick={more}>
          {t('more')}
        </button>
      )}
    </section>
  );
}
