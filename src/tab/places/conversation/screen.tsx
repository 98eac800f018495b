// What follows: half an hour in which all are free, proposed to the leader, confirmed in one click, seen by the team.
import { useLayoutEffect, useRef, useState } from 'preact/compat';
import { api, type Conversation as Talk } from '#contract/api';
import type { Terms } from '#domain/pulse/terms';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { day, hour, moment } from '../../dates.ts';
import { Await, Failure, useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('conversation');

export function Conversation({ terms, leads }: { terms: Terms; leads: boolean }) {
  const { ask } = usePage();
  const { team, pulse } = terms;
  const loaded = useLoaded(() => ask(api.conversation, { team, pulse }), pulse);
  return (
    <section aria-labelledby="follow">
      <h2 className="t-title" id="follow">
        {t('title')}
      </h2>
      <Await loaded={loaded}>{(talk) => <Slot found={talk} terms={terms} leads={leads} />}</Await>
    </section>
  );
}

function Slot({ found, terms, leads }: { found: Talk; terms: Terms; leads: boolean }) {
  const { ask } = usePage();
  const [talk, setTalk] = useState(found);
  const [state, setState] = useState<'idle' | 'sending' | { failure: FailureCode }>('idle');
  const { start, end } = talk;
  if (start === null || end === null) {
    return <p className="t-read lede">{t(talk.state === 'none-free' ? 'noneFree' : 'waiting', { leader: terms.leaderName })}</p>;
  }
  const confirm = () => {
    if (state === 'sending') return;
    setState('sending');
    ask(api.confirmConversation, { team: terms.team, pulse: terms.pulse }, { start }).then(
      (confirmed) => (setTalk(confirmed), setState('idle')),
      (error: unknown) => setState({ failure: failureCode(error) }),
    );
  };
  const when = `${moment(start)} – ${hour(end)}`;
  return (
    <>
      <div className={styles.slot}>
        <div className={styles.date} aria-hidden="true">
          <span>{day(start)}</span>
        </div>
        <div>
          <p className="t-strong">{t('about', { when })}</p>
          <p className="soft">{t(talk.state === 'confirmed' ? 'confirmed' : 'proposed', { count: talk.people })}</p>
        </div>
        {talk.state === 'confirmed' ? (
          <Confirmed link={talk.link} focused={talk !== found} />
        ) : (
          leads && (
            <button type="button" className="btn btn-primary" aria-disabled={state === 'sending'} onClick={confirm}>
              {t(state === 'sending' ? 'sending' : 'send')}
            </button>
          )
        )}
      </div>
      {typeof state === 'object' && <Failure code={state.failure} again={confirm} />}
      <details className={styles.agenda}>
        <summary>{t('agenda')}</summary>
        <ol>
          {talk.agenda.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
      </details>
    </>
  );
}

/** @param focused it stands where the button was that had the focus */
function Confirmed({ link, focused }: { link: string | null; focused: boolean }) {
  const { host } = usePage();
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (focused) place.current?.focus();
  }, [focused]);
  return (
    <span ref={place} tabIndex={-1} className="row" role="status">
      <span className={styles.confirmed}>
        <i className="i i-checkmark-circle" aria-hidden="true" />
        {t('sent')}
      </span>
      {link !== null && (
        <button type="button" className="btn" onClick={() => host.openLink(link)}>
          {t('open')}
        </button>
      )}
    </span>
  );
}
