// The bar of cells: one cell per member of the roll, so that a range can be counted. Cells have no order and are nobody.
import type { CSSProperties } from 'preact/compat';
import type { Level } from '#domain/score';

type Cell = { kind: 'a' | 'd' | 'p'; opacity: number };

interface Props {
  level: Level;
  /** The same statement last time, marked below the bar. */
  before: Level | undefined;
  roll: number;
  label: string;
}

export function Cells({ level, before, roll, label }: Props) {
  const { n, agree } = level;
  const isExact = agree[0] === agree[1];
  return (
    <div className="cells" role="img" aria-label={label}>
      <div className="track" aria-hidden="true" style={{ '--n': n } as CSSProperties}>
        {cellsOf(level).map(({ kind, opacity }, nth) => (
          <i key={nth} className={kind} style={{ '--o': opacity.toFixed(2) } as CSSProperties} />
        ))}
        {isExact && <b className="tick" style={{ '--x': agree[0] / n } as CSSProperties} />}
        {before && <Before level={before} />}
      </div>
      {roll > n && (
        <div className="away" aria-hidden="true" style={{ '--n': roll - n } as CSSProperties}>
          {Array.from({ length: roll - n }, (_, nth) => (
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
  return <b className={low === high ? 'was' : 'was was-block'} style={{ '--x': low, '--w': high - low } as CSSProperties} />;
}

/** Solid up to the lower end of "asked again", fading up to its upper end; from the other side the same for disagreement. */
function cellsOf({ n, again, disagree }: Level): Cell[] {
  const [solid, faded] = again;
  return Array.from({ length: n }, (_, nth): Cell => {
    const fromRight = n - 1 - nth;
    if (nth < solid) return { kind: 'a', opacity: 1 };
    if (nth < faded) return { kind: 'a', opacity: 0.75 - (0.5 * (nth - solid)) / Math.max(1, faded - solid) };
    if (fromRight < disagree[0]) return { kind: 'd', opacity: 1 };
    if (fromRight < disagree[1]) return { kind: 'd', opacity: 0.5 };
    return { kind: 'p', opacity: 0 };
  });
}
