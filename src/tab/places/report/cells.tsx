// The bar of cells: one cell per member of the roll, which shows what was answered; below it the doubt, and the last time. Cells are nobody.
import type { CSSProperties } from 'preact/compat';
import type { Block } from '#domain/report/report';
import type { Level } from '#domain/reading/score';
import { piecesOf, type Piece } from './bar.ts';
import styles from './cells.module.css';

interface Props {
  /** Without "asked again", no doubt is drawn. */
  level: Pick<Level, 'n' | 'agree' | 'disagree'> & Partial<Pick<Level, 'again'>>;
  /** The same statement last time, marked on the whisker. */
  before: Level | undefined;
  roll: number;
  label: string;
}

/** With more on the roll nobody counts cells: then all that look alike are one piece. */
const CELLS_MOST = 24;

export function Cells({ level, before, roll, label }: Props) {
  const { n, again } = level;
  const isLarge = roll > CELLS_MOST;
  const pieces = piecesOf(level);
  const cells = isLarge ? pieces : pieces.flatMap((piece) => Array.from({ length: piece.answers }, () => ({ ...piece, answers: 1 })));
  return (
    <div className={isLarge ? `${styles.cells} ${styles.whole}` : styles.cells} role="img" aria-label={label}>
      <div className={styles.answered} aria-hidden="true" style={{ '--n': n } as CSSProperties}>
        <div className={styles.track}>
          {cells.map((cell, nth) => (
            <i key={nth} className={lookOf(cell)} style={{ '--m': cell.answers } as CSSProperties} />
          ))}
        </div>
        {again && (
          <div className={styles.doubt}>
            <b className={styles.whisker} style={span(again, n)} />
            {before && <LastTime level={before} />}
          </div>
        )}
      </div>
      {roll > n && (
        <div className={styles.away} aria-hidden="true" style={{ '--n': roll - n } as CSSProperties}>
          {Array.from({ length: isLarge ? 1 : roll - n }, (_, nth) => (
            <i key={nth} />
          ))}
        </div>
      )}
    </div>
  );
}

/** A triangle for an exact count, a short bar for a range; as shares, because as many need not have answered. */
function LastTime({ level: { n, agree } }: { level: Level }) {
  return <b className={agree[0] === agree[1] ? styles.before : `${styles.before} ${styles.range}`} style={span(agree, n)} />;
}

const span = ([low, high]: Block, n: number) => ({ '--x': low / n, '--w': (high - low) / n }) as CSSProperties;

/** Where both may be, the upper half of a cell is the one and the lower half the other. */
const lookOf = ({ agree, disagree }: Piece): string =>
  [
    agree === 'sure' ? styles.agree : agree === 'perhaps' ? styles.perhapsAgree : '',
    disagree === 'sure' ? styles.disagree : disagree === 'perhaps' ? styles.perhapsDisagree : '',
    agree === 'perhaps' && disagree === 'perhaps' ? styles.either : '',
    agree === 'no' && disagree === 'no' ? styles.neither : '',
  ]
    .filter(Boolean)
    .join(' ');
