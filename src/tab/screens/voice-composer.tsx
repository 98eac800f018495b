// Where the leader replies to a voice, and its author answers: what is written stays until it has arrived.
import { useState } from 'preact/compat';
import { MESSAGE_MAX } from '#domain/ballot/voice';
import { failureCode, type FailureCode } from '../api-client.ts';
import { Failure, usePage } from '../page.tsx';
import { firstName } from '../person.ts';
import { LimitedText } from '../ui/limited-text.tsx';
import { Personal } from './voice-fields.tsx';

interface Props {
  as: 'leader' | 'author';
  leaderName: string;
  names: readonly string[];
  text: string;
  onWrite: (text: string) => void;
  /** Says what is written. */
  onSay: () => Promise<void>;
  onLeave: () => void;
}

export function VoiceComposer({ as, leaderName, names, text, onWrite, onSay, onLeave }: Props) {
  const { t } = usePage();
  const [state, setState] = useState<'idle' | 'sending' | { failure: FailureCode }>('idle');
  const isIdle = state !== 'sending';
  const send = () => {
    if (!isIdle || text.trim() === '') return;
    setState('sending');
    onSay().catch((error: unknown) => setState({ failure: failureCode(error) }));
  };
  return (
    <form className="composer noprint" onSubmit={(event) => (event.preventDefault(), send())}>
      <LimitedText
        label={t(`voice.composer.${as}`, { leader: firstName(leaderName) })}
        value={text}
        max={MESSAGE_MAX}
        frozen={!isIdle}
        focused
        {...(as === 'leader' && { hint: t('voice.hint') })}
        onWrite={onWrite}
      />
      {as === 'author' && <Personal text={text} names={names} />}
      {typeof state === 'object' && <Failure code={state.failure} />}
      <div className="row spread">
        <p className="quiet t-cap">{t(`voice.composerNote.${as}`)}</p>
        <div className="row">
          <button type="button" className="btn btn-subtle" onClick={() => isIdle && onLeave()}>
            {t('voice.leave')}
          </button>
          <button type="submit" className="btn" aria-disabled={text.trim() === '' || !isIdle}>
            {t(isIdle ? `voice.say.${as}` : 'ballot.sending')}
          </button>
        </div>
      </div>
    </form>
  );
}
