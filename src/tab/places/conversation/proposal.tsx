// What a leader is proposed: times that suit those who are invited, one of which goes out as an invitation.
import { useState } from 'preact/compat';
import { api, type Conversation as Talk } from '#contract/api';
import type { Invited, Slot as HalfHour } from '#domain/follow-up/meeting';
import type { Terms } from '#domain/pulse/terms';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { Failure, usePage } from '../../page.tsx';
import { gap, words } from '../../words.ts';
import styles from './screen.module.css';
import { Slot, whenShort, whenText } from './when.tsx';
import { WhoIsInvited } from './who.tsx';

const t = words('conversation');

interface Props {
  talk: Talk;
  terms: Terms;
  onInvited: (invited: Invited) => void;
  onConfirm: (talk: Talk) => void;
}

export function Proposal({ talk, terms: { team, pulse }, onInvited, onConfirm }: Props) {
  const { ask } = usePage();
  const times = timesOf(talk);
  const [chosen, setChosen] = useState(talk.start);
  const [state, setState] = useState<'idle' | 'sending' | { failure: FailureCode }>('idle');
  const confirm = (start: HalfHour['start']) => {
    setState('sending');
    ask(api.confirmConversation, { team, pulse }, { start, invited: talk.invited }).then(
      (now) => (onConfirm(now), setChosen(now.start), setState('idle')),
      (error: unknown) => setState({ failure: failureCode(error) }),
    );
  };
  const slot = times.find(({ start }) => start === chosen) ?? times[0];
  return (
    <>
      {talk.refusal !== null && (
        <div className="bar bar-warn acts" role="alert">
          <i className="i i-warning" aria-hidden="true" />
          <p>{t('refused', { reason: t(`ui:reason.${talk.refusal}`) })}</p>
        </div>
      )}
      {slot ? (
        <Slot
          start={slot.start}
          acts={
            <button type="button" className="btn btn-primary" disabled={state === 'sending'} onClick={() => confirm(slot.start)}>
              {t(state === 'sending' ? 'sending' : 'send')}
            </button>
          }
        >
          <p className="t-strong">{t('about', { when: whenText(slot) })}</p>
          <p className="soft">
            {t('proposed', { count: talk.people - talk.unread })}
            {gap()}
            {talk.unread > 0 && t('unread', { count: talk.unread })}
          </p>
        </Slot>
      ) : (
        talk.state !== 'proposed' && (
          <p className="t-read lede">{talk.state === 'too-many' ? t('tooMany', { count: talk.people }) : t('noneFree')}</p>
        )
      )}
      {typeof state === 'object' && <Failure code={state.failure} again={slot && (() => confirm(slot.start))} />}
      <div className={`${styles.choices} noprint`}>
        {times.length > 1 && (
          <label>
            <span className="t-strong">{t('time')}</span>
            <select className="field" value={slot?.start} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
              {times.map((time) => (
                <option key={time.start} value={time.start}>
                  {whenShort(time)}
                </option>
              ))}
            </select>
          </label>
        )}
        <WhoIsInvited invited={talk.invited} onInvited={onInvited} />
      </div>
    </>
  );
}

const timesOf = ({ start, end, others }: Talk): HalfHour[] => (start === null || end === null ? [] : [{ start, end }, ...others]);
