// What comes next: the openings as a list, and the same as bars in a calendar.
import type { Occurrence } from '#domain/cadence/occurrence';
import { day, hour } from '../../dates.ts';
import { words } from '../../words.ts';
import { Weeks } from './weeks.tsx';
import styles from './screen.module.css';

const t = words('cadence');

const SHOWN = 6;

export function Occurrences({ all, timeZone }: { all: readonly Occurrence[]; timeZone: string }) {
  const shown = all.slice(0, SHOWN);
  if (shown.length === 0) return <p className="soft lede">{t('none')}</p>;
  return (
    <div className={styles.coming}>
      <Weeks occurrences={shown} timeZone={timeZone} />
      <ol role="list" className={styles.occurrences}>
        {shown.map(({ id, opensAt, closesAt, state }) => (
          <li key={`${id}${opensAt}`} className={state === 'skipped' ? styles.skipped : undefined}>
            <span className={`num ${styles.opens}`}>{day(opensAt, timeZone)}</span>
            <span className={styles.closes}>
              {state === 'skipped' ? '' : t('until', { day: day(closesAt, timeZone), hour: hour(closesAt, timeZone) })}
            </span>
            {(state === 'moved' || state === 'skipped') && <span className={styles.change}>{t(state)}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
