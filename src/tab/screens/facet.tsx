// One statement of a report: its name, the bar of cells, the same in words, how it compares, and the numbers.
import { factsOf } from '#domain/item-bank';
import type { Block, PublishedItem } from '#domain/report';
import { level, type Level, type MeasuredItem } from '#domain/score';
import type { Terms } from '#domain/terms';
import type { Wording } from '#domain/wording';
import { isEnoughToCompare, type LastTime } from '../last-time.ts';
import { usePage, type Page } from '../page.tsx';
import { Cells } from '../ui/cells.tsx';
import { countWords } from '../ui/count-words.ts';
import { date } from '../words.ts';

interface Props {
  item: PublishedItem;
  /** Last time; `null` where nothing is compared. */
  before: LastTime | null | undefined;
  terms: Terms;
  wording: Wording;
}

export function Facet({ item, before, terms, wording }: Props) {
  return (
    <li className="facet">
      <div className="f-name">
        <h3 className="t-strong">{wording.facets[factsOf(item.item).facet]}</h3>
        <p className="quiet">{wording.items[item.item]}</p>
      </div>
      {'withheld' in item ? <Withheld floor={terms.floor} /> : <Measured item={item} before={before} terms={terms} />}
    </li>
  );
}

function Withheld({ floor }: { floor: number }) {
  const { t } = usePage();
  return (
    <div className="f-bar">
      <div className="hidden-number" aria-hidden="true" />
      <p className="f-words">
        <b className="t-strong">{t('withheld.title')}</b> {t('withheld.text', { count: floor })}
      </p>
    </div>
  );
}

function Measured({ item, before, terms }: Pick<Props, 'before' | 'terms'> & { item: MeasuredItem }) {
  const { t } = usePage();
  const now = level(item, terms.roll);
  const last = before ? level(before.item, before.item.n) : undefined;
  const [first = '', ...others] = sentencesOf(t, now, terms.roll);
  return (
    <>
      <div className="f-bar">
        <Cells level={now} before={last} roll={terms.roll} label={[first, ...others].join(' ')} />
        <p className="f-words t-strong">{first}</p>
        {others.map((sentence) => (
          <p key={sentence} className="t-cap soft">
            {sentence}
          </p>
        ))}
        {item.heldUntil !== undefined && <p className="f-held t-cap">{t('report.held', { date: date(item.heldUntil, terms.timeZone) })}</p>}
        <Numbers item={item} level={now} />
      </div>
      <div className="f-ver">
        {before === undefined && <span className="verdict">{t('verdict.first')}</span>}
        {before && !isEnoughToCompare(before.item, item, terms.edge) && <span className="verdict">{t('verdict.few')}</span>}
        {before && last && (
          <p className="t-cap quiet">
            {t('verdict.before', { agree: countWords(t, last.agree, last.n), n: last.n, date: date(before.opensAt, before.timeZone) })}
          </p>
        )}
      </div>
    </>
  );
}

function sentencesOf(t: Page['t'], { n, agree, disagree, again, bounds }: Level, roll: number): string[] {
  return [
    t('report.agree', { agree: countWords(t, agree, n), disagree: countWords(t, disagree, n), n }),
    t('report.again', { again: countWords(t, again, n), n }),
    ...(n < roll ? [t('report.bounds', { roll, low: bounds[0], high: bounds[1] })] : []),
  ];
}

function Numbers({ item: { n, atMost }, level: { agree, neither, disagree } }: { item: MeasuredItem; level: Level }) {
  const { t } = usePage();
  const [one, , , four] = atMost as [Block, Block, Block, Block];
  const rows: [string, Block][] = [
    ['strongly-agree', [n - four[1], n - four[0]]],
    ['agree-at-all', agree],
    ['neither', neither],
    ['disagree-at-all', disagree],
    ['strongly-disagree', one],
  ];
  return (
    <details className="nums">
      <summary>{t('report.numbers')}</summary>
      <table>
        <tbody>
          <tr>
            <th scope="row">{t('numbers.answered')}</th>
            <td className="num">{n}</td>
          </tr>
          {rows.map(([name, block]) => (
            <tr key={name}>
              <th scope="row">{t(`numbers.${name}`)}</th>
              <td className="num">{countWords(t, block, n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
