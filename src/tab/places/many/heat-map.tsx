// A row for each team, a column for each statement: a real table, in which colour repeats what the numbers say.
import type { Ref } from 'preact/compat';
import type { JoinedTeam } from '#contract/api';
import type { ItemId } from '#domain/ids';
import { factsOf } from '#domain/items/bank';
import type { Wording } from '#domain/items/wording';
import type { Terms } from '#domain/pulse/terms';
import { shadeOf } from '#domain/reading/joined';
import { gap, words } from '../../words.ts';
import { isUntold, sayCount, shortCount } from './count-words.ts';
import { LOOK } from './legend.tsx';
import styles from './screen.module.css';

const t = words('many');

interface Props {
  ref: Ref<HTMLTableElement>;
  teams: readonly JoinedTeam[];
  terms: Terms;
  wording: Wording;
}

/** On a narrow page the columns have numbers, and the facets stand above the table. */
export function HeatMap({ ref, teams, terms: { items, floor }, wording }: Props) {
  const facetOf = (item: ItemId) => wording.facets[factsOf(item).facet];
  return (
    <>
      <ol className={styles.key} aria-hidden="true">
        {items.map((item) => (
          <li key={item}>{facetOf(item)}</li>
        ))}
      </ol>
      <table ref={ref} className={styles.map}>
        <caption className="vh">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('team')}</th>
            {items.map((item, nth) => (
              <th key={item} scope="col">
                <span className={styles.nth} aria-hidden="true">
                  {nth + 1}
                </span>
                <span className={styles.facet}>{facetOf(item)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <tr key={team.team}>
              <th scope="row" tabIndex={-1} dir="auto">
                {team.name || t('unnamed')}
              </th>
              {team.standing === 'published' ? (
                items.map((item) => <Cell key={item} cell={team.cells.find((one) => one.item === item)} floor={floor} />)
              ) : (
                <td className={styles.none} colSpan={items.length}>
                  {t(`standing.${team.standing}`, { count: floor })}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const ARROW = { up: '↑', down: '↓' } as const;

/** Without a cell nothing is published about the statement. */
function Cell({ cell, floor }: { cell: JoinedTeam['cells'][number] | undefined; floor: number }) {
  if (cell === undefined || isUntold(cell.agree, cell.n))
    return (
      <td className={styles.none}>
        <bdi dir="ltr" aria-hidden="true">
          {cell === undefined ? `< ${floor}` : '–'}
        </bdi>
        <span className="vh">{cell === undefined ? t('withheld', { count: floor }) : t('untold', { count: cell.n })}</span>
      </td>
    );
  const { n, agree, change } = cell;
  const moved = change === 'up' || change === 'down' ? change : undefined;
  return (
    <td className={LOOK[shadeOf(cell)]}>
      <span aria-hidden="true" className={styles.short}>
        <bdi dir="ltr">
          <b>{shortCount(agree, n)}</b>/{n}
        </bdi>
        {moved && <span>{ARROW[moved]}</span>}
      </span>
      <span className="vh">
        {t('agree', { agree: sayCount(agree, n), count: n })}
        {gap()}
        {moved && t(`change.${moved}`)}
      </span>
    </td>
  );
}
