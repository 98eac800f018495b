// One statement of a report: its name, the bar of cells, the same in words, how it compares, and the numbers.
import { factsOf } from '#domain/items/bank';
import type { Block, MeasuredItem } from '#domain/report/report';
import { mean } from '#domain/reading/mean';
import { changeMin, COMMON_MIN, level, type Level } from '#domain/reading/score';
import { MEMORY_WEEKS } from '#domain/policy/policy';
import type { Instant } from '#domain/ids';
import type { Terms } from '#domain/pulse/terms';
import type { Why } from '#domain/items/why';
import type { Wording } from '#domain/items/wording';
import { date } from '../../dates.ts';
import { gap, locale, sentences, words } from '../../words.ts';
import { whyWords } from '../asked/screen.tsx';
import { Cells } from './cells.tsx';
import type { Compared } from './compared.ts';
import { countWords, isUntold } from './count-words.ts';
import { HiddenNumber } from './hidden-number.tsx';
import { PublicFigures } from './public-figures.tsx';
import styles from './facet.module.css';

const t = words('report');

interface Props {
  compared: Compared;
  terms: Terms;
  wording: Wording;
  /** Why it was asked, where that is to be said. */
  why?: Why | undefined;
  /** When it was asked, if that was in another pulse than the one that is read. */
  askedAt?: Instant;
}

export function Facet({ compared, terms, wording, why, askedAt }: Props) {
  const { item } = compared;
  return (
    <li className={styles.facet}>
      <div>
        <h3 className="t-strong">{wording.facets[factsOf(item.item).facet]}</h3>
        <p className="quiet">{wording.items[item.item]}</p>
        {why && <p className={`${styles.why} t-cap quiet`}>{whyWords(why)}</p>}
      </div>
      {'withheld' in item ? <Withheld floor={terms.floor} /> : <Measured item={item} compared={compared} terms={terms} />}
      {askedAt !== undefined && <p className={`${styles.compared} t-cap quiet`}>{t('earlier.asked', { date: date(askedAt) })}</p>}
    </li>
  );
}

const Withheld = ({ floor }: { floor: number }) => (
  <div className={styles.bar}>
    <HiddenNumber />
    <p className={styles.said}>
      <b className="t-strong">{t('withheld.title')}</b>
      {gap()}
      {t('withheld.text', { count: floor })}
    </p>
  </div>
);

function Measured({ item, compared, terms }: Pick<Props, 'compared' | 'terms'> & { item: MeasuredItem }) {
  const now = level(item, terms.roll);
  const { before } = compared;
  const last = before && level(before.item, before.item.n);
  const [first = '', ...others] = sentencesOf(now, terms.roll);
  return (
    <>
      <div className={styles.bar}>
        {isUntold(now.agree, now.n) ? (
          <HiddenNumber />
        ) : (
          <Cells level={now} before={last} roll={terms.roll} label={sentences([first, ...others])} />
        )}
        <p className={`${styles.said} t-strong`}>{first}</p>
        {others.map((sentence) => (
          <p key={sentence} className="t-cap soft">
            {sentence}
          </p>
        ))}
        {item.heldUntil !== undefined && <p className={`${styles.held} t-cap`}>{t('held', { date: date(item.heldUntil) })}</p>}
        <PublicFigures item={item.item} />
        <Numbers item={item} level={now} roll={terms.roll} />
      </div>
      {(before ?? compared.verdict) !== undefined && (
        <div className={styles.compared}>
          <Verdict verdict={compared.verdict} edge={compared.edge} />
          {before && last && !isUntold(last.agree, last.n) && (
            <p className="t-cap quiet">
              {t(before.isExpired ? 'verdict.expired' : 'verdict.before', {
                agree: countWords(last.agree, last.n),
                n: last.n,
                date: date(before.terms.opensAt),
                weeks: MEMORY_WEEKS,
              })}
            </p>
          )}
        </div>
      )}
    </>
  );
}

interface Look {
  icon: 'i-arrow-up' | 'i-arrow-down' | 'i-same';
  colour?: string | undefined;
}
const LOOKS: Partial<Record<NonNullable<Compared['verdict']>, Look>> = {
  up: { icon: 'i-arrow-up', colour: styles.up },
  down: { icon: 'i-arrow-down', colour: styles.down },
  'no-clear-change': { icon: 'i-same' },
};

/** Shape, word and colour say the same; why there is no verdict stands below it. */
function Verdict({ verdict, edge }: Pick<Compared, 'verdict' | 'edge'>) {
  if (verdict === undefined) return null;
  const look = LOOKS[verdict];
  return (
    <>
      <span className={`${styles.verdict} ${look?.colour ?? ''}`}>
        {look && <i className={`i ${look.icon}`} aria-hidden="true" />}
        {t(`verdict.${verdict}`)}
      </span>
      {verdict === 'too-few' && <p className="t-cap quiet">{t('verdict.fewWhy', { count: changeMin(edge) })}</p>}
      {verdict === 'not-compared' && <p className="t-cap quiet">{t('verdict.notWhy', { count: COMMON_MIN })}</p>}
    </>
  );
}

/** What is not said of those who agree is not said of "asked again" and of "all" either. */
export function sentencesOf(level: Level, roll: number): string[] {
  const { n, agree, again, bounds } = level;
  if (isUntold(agree, n)) return [countsOf(level)];
  return [
    countsOf(level),
    t('again', { again: countWords(again, n), n }),
    ...(n < roll ? [t('bounds', { roll, low: bounds[0], high: bounds[1] })] : []),
  ];
}

function countsOf({ n, agree, disagree }: Level): string {
  const counts = { agree: countWords(agree, n), disagree: countWords(disagree, n), n };
  if (isUntold(agree, n)) return t(isUntold(disagree, n) ? 'untold' : 'onlyDisagree', counts);
  return t(isUntold(disagree, n) ? 'onlyAgree' : 'agree', counts);
}

type Counted = 'strongly-agree' | 'agree-at-all' | 'neither' | 'disagree-at-all' | 'strongly-disagree';

function Numbers({ item, level: { agree, neither, disagree }, roll }: { item: MeasuredItem; level: Level; roll: number }) {
  const { n, atMost } = item;
  const typical = mean(item, roll);
  const [one, , , four] = atMost as [Block, Block, Block, Block];
  const rows: [Counted, Block][] = [
    ['strongly-agree', [n - four[1], n - four[0]]],
    ['agree-at-all', agree],
    ['neither', neither],
    ['disagree-at-all', disagree],
    ['strongly-disagree', one],
  ];
  return (
    <details className={styles.numbers}>
      <summary>{t('numbers.title')}</summary>
      <table>
        <tbody>
          <tr>
            <th scope="row">{t('numbers.answered')}</th>
            <td className="num">{n}</td>
          </tr>
          {rows.map(([name, block]) => (
            <tr key={name}>
              <th scope="row">{t(`numbers.${name}`)}</th>
              <td className="num">{countWords(block, n)}</td>
            </tr>
          ))}
          {typical && (
            <tr>
              <th scope="row">{t('numbers.mean')}</th>
              <td className="num">{t('numbers.between', { low: oneDecimal(typical.range[0]), high: oneDecimal(typical.range[1]) })}</td>
            </tr>
          )}
        </tbody>
      </table>
    </details>
  );
}

/** "3.4" */
const oneDecimal = (number: number): string =>
  new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(number);
