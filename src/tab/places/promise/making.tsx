// Where a leader promises: two sentences, a day, and what happens then.
import { useId, useState } from 'preact/compat';
import { api, type Promises } from '#contract/api';
import { addDays, isWorkingDay } from '#domain/cadence/days';
import { SENTENCE_MAX } from '#domain/pulse/check-back';
import type { Terms } from '#domain/pulse/terms';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { Failure, usePage } from '../../page.tsx';
import { LimitedText } from '../../ui/limited-text.tsx';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('promise');

/** What stands in the field at first: about two weeks, in which much can be kept and nothing is forgotten. */
const AHEAD_DAYS = 14;

interface Props {
  terms: Pick<Terms, 'team' | 'pulse'>;
  days: NonNullable<Promises['days']>;
  onMade: (promises: Promises) => void;
}

export function Making({ terms: { team, pulse }, days, onMade }: Props) {
  const { ask } = usePage();
  const [said, setSaid] = useState({ ask: '', expect: '' });
  const [until, setUntil] = useState(() => proposedDay(days.from));
  const [state, setState] = useState<'idle' | 'sending' | { failure: FailureCode }>('idle');
  const day = useId();
  const isSending = state === 'sending';
  const canSend = !isSending && said.ask.trim() !== '' && said.expect.trim() !== '' && until !== '';
  const make = () => {
    if (!canSend) return;
    setState('sending');
    ask(api.makePromise, { team, pulse }, { ...said, until }).then(onMade, (error: unknown) => setState({ failure: failureCode(error) }));
  };
  return (
    <>
      <p className="soft lede">{t('lead')}</p>
      <form className={`${styles.promise} noprint`} onSubmit={(event) => (event.preventDefault(), make())}>
        {(['ask', 'expect'] as const).map((sentence) => (
          <div key={sentence}>
            <LimitedText
              label={t(sentence)}
              value={said[sentence]}
              max={SENTENCE_MAX}
              frozen={isSending}
              onWrite={(text) => setSaid((before) => ({ ...before, [sentence]: text }))}
            />
          </div>
        ))}
        <div className={styles.foot}>
          <div className={styles.day}>
            <label className="t-strong" htmlFor={day}>
              {t('until')}
            </label>
            <input
              className="field"
              id={day}
              type="date"
              required
              min={days.from}
              max={days.to}
              value={until}
              readOnly={isSending}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
            <p className="quiet">{t('then')}</p>
          </div>
          <button type="submit" className="btn btn-primary" aria-disabled={!canSend}>
            {t(isSending ? 'making' : 'make')}
          </button>
        </div>
      </form>
      {typeof state === 'object' && (
        <div className={styles.failure}>
          <Failure code={state.failure} />
        </div>
      )}
    </>
  );
}

/** The first working day after that time. @param from the first day that it may be */
function proposedDay(from: string): string {
  let proposed = addDays(from, AHEAD_DAYS - 1);
  while (!isWorkingDay(proposed)) proposed = addDays(proposed, 1);
  return proposed;
}
