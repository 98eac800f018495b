// One of the promises before: what was asked, what could be expected until when, and what became of it; withdrawn, with its reason.
import type { PromiseView } from '#contract/api';
import { calendarDay } from '../../dates.ts';
import { words } from '../../words.ts';
import { Outcome } from './outcome.tsx';
import styles from './screen.module.css';

const t = words('promise');

export function Earlier({ promise: { ask, expect, until, state, reason, outcome } }: { promise: PromiseView }) {
  return (
    <li className={styles.row}>
      <div>
        <p className={`${styles.narrow} t-cap quiet`}>{t('earlier.ask')}</p>
        <p className="written" dir="auto">
          {ask}
        </p>
      </div>
      <div>
        <p className={`${styles.narrow} t-cap quiet`}>{t('earlier.expect')}</p>
        <p className="written" dir="auto">
          {expect}
        </p>
        <p className="t-cap quiet">{t('earlier.until', { day: calendarDay(until) })}</p>
      </div>
      <div>
        <p className={`${styles.narrow} t-cap quiet`}>{t('earlier.done')}</p>
        {state === 'withdrawn' && (
          <>
            <p className="t-strong">{t('withdraw.done')}</p>
            <p className="written" dir="auto">
              {reason}
            </p>
          </>
        )}
        {outcome !== null ? <Outcome outcome={outcome} /> : (state === 'open' || state === 'due') && <p>{t(`earlier.${state}`)}</p>}
      </div>
    </li>
  );
}
