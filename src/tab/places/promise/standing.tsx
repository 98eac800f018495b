// The promise of the day as everybody reads it: both sentences, until when, what happens then; a leader can withdraw it, with a reason.
import { useLayoutEffect, useRef, useState } from 'preact/compat';
import { api, type Promises, type PromiseView } from '#contract/api';
import { SENTENCE_MAX } from '#domain/pulse/check-back';
import type { TeamId } from '#domain/ids';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { calendarDay } from '../../dates.ts';
import { Failure, usePage } from '../../page.tsx';
import { LimitedText } from '../../ui/limited-text.tsx';
import { words } from '../../words.ts';
import { Outcome } from './outcome.tsx';
import styles from './screen.module.css';

const t = words('promise');

interface Props {
  promise: PromiseView;
  team: TeamId;
  canWithdraw: boolean;
  onWithdrawn: (promises: Promises) => void;
}

export function Standing({ promise, team, canWithdraw, onWithdrawn }: Props) {
  const { ask, expect, until, outcome } = promise;
  const [state, setState] = useState<'read' | 'withdrawing' | 'kept'>('read');
  const button = useRef<HTMLButtonElement>(null);
  // The form that had the focus is gone.
  useLayoutEffect(() => {
    if (state === 'kept') button.current?.focus();
  }, [state]);
  const day = calendarDay(until);
  return (
    <>
      <div className={styles.promise}>
        <div>
          <p className={styles.label}>{t('ask')}</p>
          <p className="t-read written" dir="auto">
            {ask}
          </p>
        </div>
        <div>
          <p className={styles.label}>{t('expect')}</p>
          <p className="t-read written" dir="auto">
            {expect}
          </p>
        </div>
        <div className={styles.foot}>
          {outcome === null ? <p>{t(promise.state === 'due' ? 'due' : 'standing', { day })}</p> : <Outcome outcome={outcome} />}
          {canWithdraw && state !== 'withdrawing' && (
            <button ref={button} type="button" className="btn btn-subtle noprint" onClick={() => setState('withdrawing')}>
              {t('withdraw.begin')}
            </button>
          )}
        </div>
      </div>
      {canWithdraw && state === 'withdrawing' && (
        <Withdrawing promise={promise} team={team} onWithdrawn={onWithdrawn} onKeep={() => setState('kept')} />
      )}
    </>
  );
}

type WithdrawingProps = Pick<Props, 'promise' | 'team' | 'onWithdrawn'> & { onKeep: () => void };

/** The reason stays where the promise was read. */
function Withdrawing({ promise: { pulse, nth }, team, onWithdrawn, onKeep }: WithdrawingProps) {
  const { ask } = usePage();
  const [reason, setReason] = useState('');
  const [state, setState] = useState<'idle' | 'sending' | { failure: FailureCode }>('idle');
  const isSending = state === 'sending';
  const withdraw = () => {
    if (isSending || reason.trim() === '') return;
    setState('sending');
    ask(api.withdrawPromise, { team, pulse }, { nth, reason }).then(onWithdrawn, (error: unknown) =>
      setState({ failure: failureCode(error) }),
    );
  };
  return (
    <form className={`${styles.withdrawing} noprint`} onSubmit={(event) => (event.preventDefault(), withdraw())}>
      <LimitedText label={t('withdraw.why')} value={reason} max={SENTENCE_MAX} frozen={isSending} focused onWrite={setReason} />
      {typeof state === 'object' && <Failure code={state.failure} />}
      <div className="row spread">
        <p className="quiet t-cap">{t('withdraw.stays')}</p>
        <div className="row">
          <button type="button" className="btn btn-subtle" onClick={() => !isSending && onKeep()}>
            {t('withdraw.keep')}
          </button>
          <button type="submit" className="btn" aria-disabled={isSending || reason.trim() === ''}>
            {t(isSending ? 'withdraw.sending' : 'withdraw.act')}
          </button>
        </div>
      </div>
    </form>
  );
}
