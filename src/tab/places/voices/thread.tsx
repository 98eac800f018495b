// One voice with its conversation, in the order in which it was said; without a time, because none is kept.
import { useId, useLayoutEffect, useRef, useState } from 'preact/compat';
import { MESSAGES_MAX, type Thread } from '#domain/ballot/voice';
import { firstName, initials } from '#domain/pulse/person-name';
import type { Terms } from '#domain/pulse/terms';
import { VoiceParts } from '../../ui/voice-parts.tsx';
import { words } from '../../words.ts';
import { OwnAction } from '../actions/screen.tsx';
import { VoiceComposer } from './composer.tsx';
import styles from './screen.module.css';

const t = words('voices');

interface Props {
  thread: Thread;
  terms: Terms;
  /** As whom this person may go on; `author`: it is their own. */
  as: 'leader' | 'author' | undefined;
  names: string;
  onSay: (text: string) => Promise<void>;
  onAction: () => void;
}

export function VoiceThread({ thread: { parts, messages }, terms, as, names, onSay, onAction }: Props) {
  const { leaderName } = terms;
  const id = useId();
  const isMine = as === 'author';
  // An author answers; there is nothing to answer before the leader has replied.
  const maySay = as === 'leader' || (isMine && messages.length > 0);
  return (
    <li className={styles.thread}>
      {isMine && (
        <p>
          <b className="t-strong">{t('mine')}</b> <span className="quiet">{t('mineText')}</span>
        </p>
      )}
      <div id={id}>
        <VoiceParts parts={parts} />
      </div>
      {messages.length > 0 && (
        <ol role="list" className={styles.messages}>
          {messages.map(({ from, text }, nth) => (
            <li key={nth} className={styles.message}>
              <Face name={from === 'leader' ? leaderName : undefined} />
              <div>
                <p>
                  <b className="t-strong">{from === 'leader' ? firstName(leaderName) : t(isMine ? 'you' : 'author')}</b>{' '}
                  {from === 'author' && <span className="quiet">{t('anonymous')}</span>}
                </p>
                <p className="written" dir="auto">
                  {text}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      {maySay && <Turn as={as} isFull={messages.length >= MESSAGES_MAX} leaderName={leaderName} names={names} about={id} onSay={onSay} />}
      {as === 'leader' && parts.proposal !== '' && <OwnAction terms={terms} proposal={parts.proposal} onChosen={onAction} />}
    </li>
  );
}

/** Initials only of somebody who has signed; whoever has not has no face. */
const Face = ({ name }: { name: string | undefined }) => (
  <span className={`av av-24 ${name === undefined ? styles.anonymous : styles.face}`} aria-hidden="true">
    {name === undefined ? <i className="i i-person i-16" /> : initials(name)}
  </span>
);

type TurnProps = Pick<Props, 'names' | 'onSay'> & { leaderName: string; as: 'leader' | 'author'; isFull: boolean; about: string };

/** A button, and in its place the composer, or why there is none. What was written stays until it is sent. */
function Turn({ as, isFull, leaderName, names, about, onSay }: TurnProps) {
  const [text, setText] = useState('');
  const [state, setState] = useState<'unopened' | 'open' | 'left' | 'said'>('unopened');
  const button = useRef<HTMLButtonElement>(null);
  // The composer that had the focus is gone.
  useLayoutEffect(() => {
    if (state === 'left' || state === 'said') button.current?.focus();
  }, [state]);
  const say = async () => {
    await onSay(text.trim());
    setText('');
    setState('said');
  };
  if (isFull) return <p className="quiet">{t('ui:problem.thread-full')}</p>;
  return (
    <div>
      {state === 'open' ? (
        <VoiceComposer
          as={as}
          leaderName={leaderName}
          names={names}
          text={text}
          onWrite={setText}
          onSay={say}
          onLeave={() => setState('left')}
        />
      ) : (
        <button ref={button} type="button" className="btn noprint" aria-describedby={about} onClick={() => setState('open')}>
          <i className="i i-arrow-reply i-flip" aria-hidden="true" />
          {t(as === 'leader' ? 'reply' : 'answer')}
        </button>
      )}
      <p className="vh" role="status">
        {state === 'said' && t('said')}
      </p>
    </div>
  );
}
