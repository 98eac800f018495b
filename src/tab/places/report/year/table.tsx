// The year as tables, one a statement: how many agreed in each pulse that asked it, the newest first.
import type { Wording } from '#domain/items/wording';
import type { Instant } from '#domain/ids';
import { factsOf } from '#domain/items/bank';
import { isClear, type Point, type Series } from '#domain/reading/series';
import { level } from '#domain/reading/score';
import { fullDate } from '../../../dates.ts';
import { words } from '../../../words.ts';
import { countWords } from '../count-words.ts';
import { verdictOf } from './said.ts';
import styles from './year.module.css';

const t = words('year');

interface Props {
  all: readonly Series[];
  /** When the pulse opened that is read. */
  now: Instant;
  wording: Wording;
}

export function YearTables({ all, now, wording }: Props) {
  return (
    <details>
      <summary>{t('table.title')}</summary>
      <p className="quiet lede">{t('table.text')}</p>
      <div className={styles.tables}>
        {all.map((series) => (
          <table key={series.item}>
            <caption>
              <b className="t-strong">{wording.facets[factsOf(series.item).facet]}</b>
              <span className="t-cap quiet">{wording.items[series.item]}</span>
              <span className="t-cap">{t('table.verdicts', { change: verdictOf(series, now), trend: trendOf(series) })}</span>
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('table.pulse')}</th>
                <th scope="col">{t('table.agree')}</th>
              </tr>
            </thead>
            <tbody>
              {series.points.toReversed().map((point) => (
                <tr key={point.at}>
                  <th scope="row">{fullDate(point.at)}</th>
                  <td className="num">{cellWords(point)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </details>
  );
}

const trendOf = ({ trend, pulses }: Series): string => t(`trend.${trend}`, { n: pulses });

function cellWords(point: Point): string {
  if (point.said !== 'shown') return t(point.said === 'hidden' ? 'table.hidden' : 'table.nothing');
  const { agree, n } = level(point.item, point.item.n);
  const said = { agree: countWords(agree, n), n };
  return isClear(point.change) ? t(point.change === 'up' ? 'table.up' : 'table.down', said) : t('table.of', said);
}
