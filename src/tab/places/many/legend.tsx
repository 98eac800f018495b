// How to read the table, and how many of its arrows are chance.
import { chanceMarks, type JoinedCell, type Shade } from '#domain/reading/joined';
import { gap, words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('many');

const SHADES = ['most', 'more', 'open', 'fewer', 'fewest'] as const satisfies readonly Shade[];

/** How a cell of each shade looks. */
export const LOOK: Record<Shade, string | undefined> = {
  most: styles.most,
  more: styles.more,
  open: styles.open,
  fewer: styles.fewer,
  fewest: styles.fewest,
};

interface Props {
  /** All that are shown. */
  cells: readonly Pick<JoinedCell, 'change'>[];
  floor: number;
}

export function Legend({ cells, floor }: Props) {
  return (
    <div className={styles.legend}>
      <p>{t('numbers')}</p>
      <ul role="list">
        {SHADES.map((shade) => (
          <li key={shade}>
            <i className={LOOK[shade]} aria-hidden="true" />
            {t(`shade.${shade}`)}
          </li>
        ))}
        <li>
          <i className={styles.none} aria-hidden="true" />
          {t('shade.none', { floor })}
        </li>
      </ul>
      <p>
        {t('arrows')}
        {gap()}
        {chanceWords(cells)}
      </p>
    </div>
  );
}

/** Said in whole arrows: fewer than half of one is hardly one. */
export function chanceWords(cells: Props['cells']): string {
  const { compared, byChance } = chanceMarks(cells);
  if (compared === 0) return t('chance.none');
  const expected = Math.round(byChance);
  return expected === 0 ? t('chance.hardly', { count: compared }) : t('chance.some', { compared, count: expected });
}
