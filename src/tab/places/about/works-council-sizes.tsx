// Minimum sizes with what each means, and how exactly a count is said: the very blocks that a report is made of.
import type { CSSProperties } from 'preact/compat';
import { cells } from '#domain/report/blocks';
import { TEAMS_FOR_CHANGE } from '#domain/reading/roll-up-change';
import { changeMin, COMMON_MIN } from '#domain/reading/score';
import { TEAMS_MIN } from '#domain/report/roll-up';
import { AWAY, EDGE_DEFAULT, EDGE_MAX, FLOOR, MEMORY_WEEKS } from '#domain/policy/policy';
import type { Block } from '#domain/report/report';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('about');

type Size = 'floor' | 'edge' | 'memory' | 'away' | 'similar' | 'change' | 'common' | 'sum' | 'sumChange';

const SIZES: readonly (readonly [name: Size, value: number | Block])[] = [
  ['floor', FLOOR],
  ['edge', EDGE_DEFAULT],
  ['memory', MEMORY_WEEKS],
  ['away', AWAY],
  ['similar', [1, FLOOR - 1]],
  ['change', changeMin(EDGE_DEFAULT)],
  ['common', COMMON_MIN],
  ['sum', TEAMS_MIN],
  ['sumChange', TEAMS_FOR_CHANGE],
];
const FACTS = { ends: EDGE_DEFAULT + 1, max: EDGE_MAX, away: AWAY };
/** From the smallest number of answers about which anything is said. */
const EXAMPLES = Array.from({ length: 8 }, (_, nth) => FLOOR + nth);

const written = (size: number | Block) => (typeof size === 'number' ? String(size) : range(size));
const range = ([low, high]: Block) => (low === high ? String(low) : `${low}–${high}`);

export function Sizes() {
  return (
    <section>
      <h2 className="t-title">{t('council.sizes.title')}</h2>
      <table className={`${styles.stack} ${styles.sizes}`}>
        <thead>
          <tr>
            <th scope="col">{t('council.sizes.name')}</th>
            <th scope="col">{t('council.sizes.value')}</th>
            <th scope="col">{t('council.sizes.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {SIZES.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{t(`council.sizes.${name}.name`)}</th>
              <td className="num">
                <bdi dir="ltr">{written(value)}</bdi>
              </td>
              <td>{t(`council.sizes.${name}.meaning`, { ...FACTS, excluded: t('who.open.title') })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Blocks() {
  return (
    <section>
      <h2 className="t-title">{t('council.blocks.title')}</h2>
      <p className="t-read">{t('council.blocks.text', { edge: EDGE_DEFAULT })}</p>
      <table className={styles.ranges}>
        <thead>
          <tr>
            <th scope="col">{t('council.blocks.n')}</th>
            <th scope="col">{t('council.blocks.said')}</th>
          </tr>
        </thead>
        <tbody>
          {EXAMPLES.map((n) => (
            <tr key={n}>
              <th scope="row">{n}</th>
              <td>
                <ul role="list" dir="ltr">
                  {cells(n, EDGE_DEFAULT).map(([low, high]) => (
                    <li key={low} style={{ '--w': high - low + 1 } as CSSProperties}>
                      {range([low, high])}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
