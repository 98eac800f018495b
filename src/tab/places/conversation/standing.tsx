// A talk that a leader has confirmed: on its way into the calendars, or there. A leader can call it off.
import { useState } from 'preact/compat';
import { api, type Conversation as Talk } from '#contract/api';
import type { Terms } from '#domain/pulse/terms';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { Failure, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import styles from './screen.module.css';
import { Slot, whenText } from './when.tsx';

const t = words('conversation');

interface Props {
  talk: Talk;
  terms: Terms;
  onCancel: (talk: Talk) => void;
}

export function Standing({ talk, terms, onCancel }: Props) {
  const { ask } = usePage();
  const { start, end } = talk;
  const { team, pulse } = terms;
  if (start === null || end === null) return null;
  const isThere = talk.state === 'confirmed';
  return (
    <>
      <Slot start={start} acts={isThere && <InCalendars talk={talk} />}>
        <p className="t-strong">{t('about', { when: whenText({ start, end }) })}</p>
        <p className="soft" role={isThere ? undefined : 'status'}>
          {isThere ? t('confirmed', { count: talk.people }) : t('onItsWay')}
        </p>
      </Slot>
      {talk.canCancel && <CallOff call={() => ask(api.cancelConversation, { team, pulse }, {})} onCancel={onCancel} />}
    </>
  );
}

/** Of a talk or an action: that its invitation was sent, and the way to it. */
export function InCalendars({ talk: { link, invited } }: { talk: Pick<Talk, 'link' | 'invited'> }) {
  const { host } = usePage();
  return (
    <span className="row" role="status">
      <span className={styles.confirmed}>
        <i className="i i-checkmark-circle" aria-hidden="true" />
        {t(invited === 'leaders' ? 'inLeaders' : 'inCalendars')}
      </span>
      {link !== null && (
        <button type="button" className="btn" onClick={() => host.openLink(link)}>
          {t('open')}
        </button>
      )}
    </span>
  );
}

/** In two steps, because everybody who was invited gets a mail about it. */
export function CallOff<T>({ call, onCancel }: { call: () => Promise<T>; onCancel: (now: T) => void }) {
  const [state, setState] = useState<'idle' | 'asking' | 'cancelling' | { failure: FailureCode }>('idle');
  const cancel = () => {
    setState('cancelling');
    call().then(onCancel, (error: unknown) => setState({ failure: failureCode(error) }));
  };
  if (typeof state === 'object') return <Failure code={state.failure} again={cancel} />;
  const isAsking = state !== 'idle';
  return (
    <div className={styles.callOff}>
      {isAsking && <p role="status">{t('cancelSure')}</p>}
      {/* The first button keeps its place and the focus: pressed twice by mistake, it calls nothing off. */}
      <div key="acts" className="row">
        <button
          type="button"
          className="btn btn-subtle"
          disabled={state === 'cancelling'}
          onClick={() => setState(isAsking ? 'idle' : 'asking')}
        >
          {t(isAsking ? 'keep' : 'cancel')}
        </button>
        {isAsking && (
          <button type="button" className="btn" disabled={state === 'cancelling'} onClick={cancel}>
            {t(state === 'cancelling' ? 'cancelling' : 'cancel')}
          </button>
        )}
      </div>
    </div>
  );
}
