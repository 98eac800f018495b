// One statement's year: a band where it was asked each time, dots with bars where it was asked now and then. Its sentence is its label.
import type { Instant } from '#domain/ids';
import type { Series } from '#domain/reading/series';
import { chartOf, HALF_AT, HEIGHT, WIDTH } from './chart.ts';
import styles from './year.module.css';

interface Props {
  series: Series;
  /** When the first and the last pulse opened. */
  ends: readonly [Instant, Instant];
  label: string;
}

/** A triangle, 9 wide and 7.5 high, 4 beside the band. */
const TRIANGLES = { up: 'm-4.5 -4l4.5 -7.5l4.5 7.5Z', down: 'm-4.5 4l4.5 7.5l4.5 -7.5Z' };

export function SmallChart({ series, ends, label }: Props) {
  const { band, middle, alone, thread, hidden, changes, last } = chartOf(series, ends);
  return (
    <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path className={styles.half} d={`M0 ${HALF_AT}H${WIDTH}`} />
      {band !== null && <path className={styles.band} d={band} />}
      {middle !== null && <path className={styles.middle} d={middle} />}
      {thread !== null && <path className={styles.thread} d={thread} />}
      {alone.map(({ x, top, middle: at, bottom }) => (
        <g key={x}>
          <path className={styles.bar} d={`M${x} ${top}V${bottom}`} />
          <circle className={styles.dot} cx={x} cy={at} r="2.5" />
        </g>
      ))}
      {hidden.map((x) => (
        <rect key={x} className={styles.hidden} x={x - 4} y="12" width="8" height="76" rx="2" />
      ))}
      {changes.map(({ x, y, way }) => (
        <path key={x} className={way === 'up' ? styles.up : styles.down} d={`M${x} ${y}${TRIANGLES[way]}`} />
      ))}
      {last && <circle className={styles.last} cx={last.x} cy={last.middle} r="4" />}
    </svg>
  );
}
