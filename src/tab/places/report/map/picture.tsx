// The plane with the team's box on it and the trail of earlier ones; everything in it that is not drawn is named.
import { useId } from 'preact/compat';
import type { Corner, Place } from '#domain/reading/map';
import { words } from '../../../words.ts';
import { boxOf, SIDE, stepsOf, type Box } from './plane.ts';
import styles from './map.module.css';

const t = words('map');

type Named = Exclude<Corner, 'between'>;
/** Which look a corner has, and where its quarter begins. */
const CORNERS: Record<Named, { look: string | undefined; x: number; y: number }> = {
  independence: { look: `${styles.top} ${styles.start}`, x: 0, y: 0 },
  interdependence: { look: `${styles.top} ${styles.end}`, x: SIDE / 2, y: 0 },
  disconnection: { look: `${styles.bottom} ${styles.start}`, x: 0, y: SIDE / 2 },
  dependence: { look: `${styles.bottom} ${styles.end}`, x: SIDE / 2, y: SIDE / 2 },
};

interface Props {
  now: Place;
  /** Oldest first. */
  trail: readonly Place[];
  label: string;
}

export function Picture({ now, trail, label }: Props) {
  return (
    <figure className={styles.picture} role="img" aria-label={label}>
      <p className="t-cap quiet">{t('axis.top')}</p>
      <div className={styles.plane} aria-hidden="true">
        <Drawn now={now} trail={trail} />
        {(Object.keys(CORNERS) as Named[]).map((corner) => (
          <p key={corner} className={`${styles.corner} ${CORNERS[corner].look} ${corner === now.corner ? styles.named : ''}`}>
            {t(`corner.${corner}`)}
          </p>
        ))}
        <p className={`${styles.side} ${styles.start} t-cap`}>{t('axis.start')}</p>
        <p className={`${styles.side} ${styles.end} t-cap`}>{t('axis.end')}</p>
      </div>
      <p className="t-cap quiet">{t('axis.bottom')}</p>
    </figure>
  );
}

function Drawn({ now, trail }: Pick<Props, 'now' | 'trail'>) {
  const shade = useId();
  const quarter = now.corner === 'between' ? undefined : CORNERS[now.corner];
  return (
    <svg viewBox={`0 0 ${SIDE} ${SIDE}`}>
      <radialGradient id={shade}>
        <stop className={styles.inner} offset="0" />
        <stop className={styles.outer} offset="1" />
      </radialGradient>
      {quarter && <rect className={styles.quarter} x={quarter.x} y={quarter.y} width={SIDE / 2} height={SIDE / 2} />}
      <path className={styles.axis} d={`M${SIDE / 2} 0V${SIDE}M0 ${SIDE / 2}H${SIDE}`} />
      <rect className={styles.box} {...boxOf(now)} rx="12" fill={`url(#${shade})`} />
      {stepsOf(trail, now).map(({ box, path, clearness }, nth) => (
        <g key={nth} className={styles.step} opacity={clearness}>
          {path !== null && <path d={path} />}
          <rect {...box} rx={roundness(box)} />
        </g>
      ))}
    </svg>
  );
}

const roundness = ({ width, height }: Box): number => Math.min(4, width / 4, height / 4);
