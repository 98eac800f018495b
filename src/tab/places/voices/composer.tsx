// Where the leader replies to a voice, and its author answers: what is written stays until it has arrived.
import { useState } from 'preact/compat';
import { MESSAGE_MAX } from '#domain/ballot/voice';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { Failure } from '../../page.tsx';
import { LimitedText } from '../../ui/limited-text.tsx';
import { PersonalWarning } from '../../ui/personal-warning.tsx';
import { firstName } from '#domain/pulse/person-name';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('voices');

interface Props {
  as: 'leader' | 'author';
  leaderName: string;
  names: string;
  text: string;
  onWrite: (text: string) => void;
  /** Says what is written. */
  onSay: () => Promise<void>;
  onLeave: () => void;
}

export function VoiceComposer({ as, leaderName, names, text, onWrite, onSay, onLeave }: Props) {
  const [state, setState] = useState<'idle' | 'sending' | { failure: FailureCode }>('idle');
  const isIdle = state !== 'sending';
  const send = () => {
    if (!isIdle || text.trim() === '') return;
    setState('sending');
    onSay().catch((error: unknown) => setState({ failure: failureCode(error) }));
  };
  return (
    <form className={`${styles.composer} noprint`} onSubmit={(event) => (event.preventDefault(), send())}>
      <LimitedText
        label={t(`composer.${as}`, { leader: firstName(leaderName) })}
        value={text}
        max={MESSAGE_MAX}
        frozen={!isIdle}
        focused
        {...(as === 'leader' && { hint: t('hint') })}
        onWrite={onWrite}
      />
      {as === 'author' && <PersonalWarning text={text} names={names} />}
      {typeof state === 'object' && <Failure code={state.failure} />}
      <div className="row spread">
        <p className="quiet t-cap">{t(`composerNote.${as}`)}</p>
        <div className="row">
          <button type="button" className="btn btn-subtle" onClick={() => isIdle && onLeave()}>
            {t('leave')}
          </button>
          <button type="submit" className="btn" aria-disabled={text.trim() === '' || !isIdle}>
            {t(isIdle ? `say.${as}` : 'sending')}
          </button>
        </div>
      </div>
    </form>
  );
}
