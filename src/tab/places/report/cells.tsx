// The bar of cells: one cell per member of the roll, so that a range can be counted. Cells have no order and are nobody.
import type { CSSProperties } from 'preact/compat';
import type { Level } from '#domain/reading/score';
import styles from './cells.module.css';

interface Props {
  level: Level;
  /** The same statement last time, marked below the bar. */
  before: Level | undefined;
  roll: number;
  label: string;
}

/** With more on the roll nobody counts cells: then all that look alike are one piece. */
const CELLS_MOST = 24;

export function Cells({ level, before, roll, label }: Props) {
  const { n, agree } = level;
  const isExact = agree[0] === agree[1];
  const isLarge = roll > CELLS_MOST;
  const cells = partsOf(level).flatMap(isLarge ? pieceOf : cellsOf);
  return (
    <div className={isLarge ? `${styles.cells} ${styles.whole}` : styles.cells} role="img" aria-label={label}>
      <div className={styles.track} aria-hidden="true" style={{ '--n': n } as CSSProperties}>
        {cells.map(({ kind, opacity, members }, nth) => (
          <i key={nth} className={LOOKS[kind]} style={{ '--o': opacity.toFixed(2), '--m': members } as CSSProperties} />
        ))}
        {isExact && <b className={styles.tick} style={{ '--x': agree[0] / n } as CSSProperties} />}
        {before && <Before level={before} />}
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

/** A triangle for an exact count, a short bar for a block; as shares, because as many need not have answered. */
function Before({ level: { n, agree } }: { level: Level }) {
  const [low, high] = [agree[0] / n, agree[1] / n];
  return (
    <b
      className={low === high ? styles.before : `${styles.before} ${styles.block}`}
      style={{ '--x': low, '--w': high - low } as CSSProperties}
    />
  );
}

interface Cell {
  kind: 'agree' | 'disagree' | 'between';
  opacity: number;
  members: number;
}

const LOOKS: Record<Cell['kind'], string | undefined> = { agree: styles.agree, disagree: styles.disagree, between: undefined };

/** `last`: where it fades to. */
type Part = Cell & { last?: number };

/** Solid up to the lower end of "asked again", fading up to its upper end; from the other side the same for disagreement. */
function partsOf({ n, again, disagree }: Level): Part[] {
  const rest = n - again[1];
  const [sure, perhaps] = disagree.map((most) => Math.min(most, rest)) as [number, number];
  return [
    { kind: 'agree', opacity: 1, members: again[0] },
    { kind: 'agree', opacity: 0.75, last: 0.25, members: again[1] - again[0] },
    { kind: 'between', opacity: 0, members: rest - perhaps },
    { kind: 'disagree', opacity: 0.5, members: perhaps - sure },
    { kind: 'disagree', opacity: 1, members: sure },
  ];
}

const cellsOf = ({ kind, opacity, last = opacity, members }: Part): Cell[] =>
  Array.from({ length: members }, (_, nth) => ({ kind, opacity: opacity - ((opacity - last) * nth) / members, members: 1 }));

const pieceOf = ({ kind, opacity, last = opacity, members }: Part): Cell[] =>
  members === 0 ? [] : [{ kind, opacity: (opacity + last) / 2, members }];
