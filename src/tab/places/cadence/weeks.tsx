// A calendar of weeks in which each opening is a bar. For the eye only: the list beside it says the same.
import type { Occurrence } from '#domain/cadence/occurrence';
import { DAY, type Instant } from '#domain/ids';
import { monthDay, weekdays } from '../../dates.ts';
import styles from './weeks.module.css';

const WEEKS_MOST = 12;

/** Whole days since 1970-01-01, a Thursday; so the week of day d began on the Monday d − (d + 3) mod 7. */
type Day = number;

const dayOf = (at: Instant, timeZone: string): Day => {
  const parts = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / DAY;
};
const mondayOf = (day: Day): Day => day - ((day + 3) % 7);

interface Bar {
  from: Day;
  to: Day;
  state: Occurrence['state'];
}

export function Weeks({ occurrences, timeZone }: { occurrences: readonly Occurrence[]; timeZone: string }) {
  const bars = occurrences.map(({ opensAt, closesAt, state }): Bar => ({
    from: dayOf(opensAt, timeZone),
    to: dayOf(closesAt, timeZone),
    state,
  }));
  const first = mondayOf(Math.min(...bars.map(({ from }) => from)));
  const weeks = Math.floor((Math.max(...bars.map(({ to }) => to)) - first) / 7) + 1;
  return (
    <div className={styles.calendar} aria-hidden="true">
      <div className={`${styles.week} ${styles.names}`}>
        {weekdays().map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      {Array.from({ length: Math.min(weeks, WEEKS_MOST) }, (_, nth) => (
        <Week key={nth} monday={first + 7 * nth} bars={bars} isFirst={nth === 0} />
      ))}
    </div>
  );
}

function Week({ monday, bars, isFirst }: { monday: Day; bars: readonly Bar[]; isFirst: boolean }) {
  const sunday = monday + 6;
  return (
    <div className={styles.week}>
      {Array.from({ length: 7 }, (_, nth) => {
        const { text, startsMonth } = monthDay((monday + nth) * DAY, isFirst && nth === 0);
        return (
          <span key={nth} className={startsMonth ? styles.first : undefined} style={{ gridColumn: nth + 1 }}>
            {text}
          </span>
        );
      })}
      {bars
        .filter(({ from, to }) => from <= sunday && to >= monday)
        .map((bar) => (
          <b
            key={bar.from}
            className={`${styles.bar} ${bar.state === 'skipped' ? styles.skipped : styles.planned} ${endsOf(bar, monday, sunday)}`}
            style={{ gridColumn: columnsOf(bar, monday, sunday) }}
          />
        ))}
    </div>
  );
}

const columnsOf = ({ from, to }: Bar, monday: Day, sunday: Day) =>
  `${Math.max(from, monday) - monday + 1} / ${Math.min(to, sunday) - monday + 2}`;

/** A bar that comes from the week before, or goes on in the next, has no rounded end there. */
const endsOf = ({ from, to }: Bar, monday: Day, sunday: Day) => `${from < monday ? styles.came : ''} ${to > sunday ? styles.goes : ''}`;
