// When an action begins and who is invited: a leader's choice, on the clock of whoever chooses.
import { useId, useLayoutEffect, useRef, useState } from 'preact/compat';
import { isWorkingDay } from '#domain/cadence/days';
import type { Invited } from '#domain/follow-up/meeting';
import { DAY, type Instant } from '#domain/ids';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { Failure } from '../../page.tsx';
import { words } from '../../words.ts';
import { WhoIsInvited } from '../conversation/screen.tsx';
import styles from './screen.module.css';

const t = words('actions');

interface Props {
  /** Nothing begins before. */
  notBefore: Instant;
  /** Does the time take the focus when it appears? */
  focused?: boolean;
  /** Is there something to put into the calendars? */
  isReady?: boolean;
  onChoose: (wish: { start: Instant; invited: Invited }) => Promise<void>;
  onLeave: () => void;
}

export function Choose({ notBefore, focused = false, isReady = true, onChoose, onLeave }: Props) {
  const id = useId();
  const [when, setWhen] = useState(() => nextMorning(Math.max(Date.now(), notBefore)));
  const [invited, setInvited] = useState<Invited>('everybody');
  const [state, setState] = useState<'idle' | 'sending' | { failure: FailureCode }>('idle');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  const start = new Date(when).getTime();
  const mayChoose = isReady && state !== 'sending' && !Number.isNaN(start);
  const choose = () => {
    if (!mayChoose) return;
    setState('sending');
    onChoose({ start, invited }).catch((error: unknown) => setState({ failure: failureCode(error) }));
  };
  return (
    <form className={`${styles.choose} noprint`} onSubmit={(event) => (event.preventDefault(), choose())}>
      <label htmlFor={id}>
        <span className="t-strong">{t('when')}</span>
        <input
          ref={field}
          id={id}
          type="datetime-local"
          className="field"
          required
          value={when}
          onChange={(event) => setWhen(event.currentTarget.value)}
        />
      </label>
      <WhoIsInvited invited={invited} onInvited={setInvited} />
      {typeof state === 'object' && <Failure code={state.failure} />}
      <div className="row">
        <button type="submit" className="btn" aria-disabled={!mayChoose}>
          {t(state === 'sending' ? 'sending' : 'send')}
        </button>
        <button type="button" className="btn btn-subtle" onClick={() => state !== 'sending' && onLeave()}>
          {t('leave')}
        </button>
      </div>
    </form>
  );
}

/** Nine o'clock on the next working day, as the field writes it. */
function nextMorning(after: Instant): string {
  const day = localDay(after + DAY);
  return isWorkingDay(day) ? `${day}T09:00` : nextMorning(after + DAY);
}

function localDay(at: Instant): string {
  const local = new Date(at);
  const padded = (part: number) => String(part).padStart(2, '0');
  return `${local.getFullYear()}-${padded(local.getMonth() + 1)}-${padded(local.getDate())}`;
}
