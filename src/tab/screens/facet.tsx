// One statement of a report: its name, the bar of cells, the same in words, how it compares, and the numbers.
import { factsOf } from '#domain/items/bank';
import type { Block } from '#domain/report/report';
import { changeMin, COMMON_MIN, level, type Level, type MeasuredItem } from '#domain/reading/score';
import type { Terms } from '#domain/pulse/terms';
import type { Wording } from '#domain/items/wording';
import type { Compared } from '../compared.ts';
import { usePage, type Page } from '../page.tsx';
import { Cells } from '../ui/cells.tsx';
import { countWords } from '../ui/count-words.ts';
import { date } from '../words.ts';

interface Props {
  compared: Compared;
  terms: Terms;
  wording: Wording;
}

export function Facet({ compared, terms, wording }: Props) {
  const { item } = compared;
  return (
    <li className="facet">
      <div className="f-name">
        <h3 className="t-strong">{wording.facets[factsOf(item.item).facet]}</h3>
        <p className="quiet">{wording.items[item.item]}</p>
      </div>
      {'withheld' in item ? <Withheld floor={terms.floor} /> : <Measured item={item} compared={compared} terms={terms} />}
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

function Measured({ item, compared, terms }: Pick<Props, 'compared' | 'terms'> & { item: MeasuredItem }) {
  const { t } = usePage();
  const now = level(item, terms.roll);
  const { before } = compared;
  const last = before && level(before.item, before.item.n);
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
        <Verdict verdict={compared.verdict} edge={compared.edge} />
        {before && last && (
          <p className="t-cap quiet">
            {t('verdict.before', {
              agree: countWords(t, last.agree, last.n),
              n: last.n,
              date: date(before.terms.opensAt, before.terms.timeZone),
            })}
          </p>
        )}
      </div>
    </>
  );
}

const SIGN: Partial<Record<NonNullable<Compared['verdict']>, string>> = {
  up: 'i-arrow-up',
  down: 'i-arrow-down',
  'no-clear-change': 'i-same',
};

/** Shape, word and colour say the same; why there is no verdict stands below it. */
function Verdict({ verdict, edge }: Pick<Compared, 'verdict' | 'edge'>) {
  const { t } = usePage();
  if (verdict === undefined) return null;
  const sign = SIGN[verdict];
  return (
    <>
      <span className={`verdict ${verdict}`}>
        {sign && <i className={`i ${sign}`} aria-hidden="true" />}
        {t(`verdict.${verdict}`)}
      </span>
      {verdict === 'too-few' && <p className="t-cap quiet">{t('verdict.fewWhy', { count: changeMin(edge) })}</p>}
      {verdict === 'not-compared' && <p className="t-cap quiet">{t('verdict.notWhy', { count: COMMON_MIN })}</p>}
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
