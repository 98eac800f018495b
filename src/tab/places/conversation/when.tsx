// The half hour of a talk, on the clock of whoever reads it.
import type { ReactNode } from 'preact/compat';
import type { Slot as HalfHour } from '#domain/follow-up/meeting';
import { day, here, hour, moment } from '../../dates.ts';
import { writing } from '../../words.ts';
import styles from './screen.module.css';

/** "Friday 13 November at 09:00 – 09:30" */
export const whenText = ({ start, end }: HalfHour): string => `${moment(start, here())} – ${hour(end, here())}`;

/** "Fri 13 Nov, 09:00 – 09:30", in a list that is no wider than a phone. */
export const whenShort = ({ start, end }: HalfHour): string =>
  `${day(start, here())}${writing().comma}${hour(start, here())} – ${hour(end, here())}`;

/** A frame with the day beside what is said about it, and what can be done. */
export function Slot({ start, children, acts }: { start: HalfHour['start']; children: ReactNode; acts: ReactNode }) {
  return (
    <div className={styles.slot}>
      <div className={styles.date} aria-hidden="true">
        <span>{day(start, here())}</span>
      </div>
      <div>{children}</div>
      {acts}
    </div>
  );
}
