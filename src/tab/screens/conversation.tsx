// What follows: half an hour in which all are free, proposed to the leader, confirmed in one click, seen by the team.
import { useState } from 'preact/compat';
import { api, type Conversation as Talk } from '#contract/api';
import type { Terms } from '#domain/pulse/terms';
import { failureCode, type FailureCode } from '../api-client.ts';
import { openLink } from '../host.ts';
import { ask, Await, Failure, useLoaded, usePage } from '../page.tsx';
import { day, hour, moment } from '../words.ts';

export function Conversation({ terms, leads }: { terms: Terms; leads: boolean }) {
  const { t } = usePage();
  const { team, pulse } = terms;
  const loaded = useLoaded(() => ask(api.conversation, { team, pulse }), pulse);
  return (
    <section aria-labelledby="follow">
      <h2 className="t-title" id="follow">
        {t('talk.title')}
      </h2>
      <Await loaded={loaded}>{(talk) => <Slot found={talk} terms={terms} leads={leads} />}</Await>
    </section>
  );
}

function Slot({ found, terms, leads }: { found: Talk; terms: Terms; leads: boolean }) {
  const { t } = usePage();
  const [talk, setTalk] = useState(found);
  const [state, setState] = useState<'idle' | 'sending' | { failure: FailureCode }>('idle');
  const { start, end } = talk;
  if (start === null || end === null) {
    return <p className="t-read lede">{t(talk.state === 'none-free' ? 'talk.noneFree' : 'talk.waiting', { leader: terms.leaderName })}</p>;
  }
  const confirm = () => {
    setState('sending');
    ask(api.confirmConversation, { team: terms.team, pulse: terms.pulse }, { start }).then(
      (confirmed) => (setTalk(confirmed), setState('idle')),
      (error: unknown) => setState({ failure: failureCode(error) }),
    );
  };
  const when = `${moment(start, terms.timeZone)} – ${hour(end, terms.timeZone)}`;
  return (
    <>
      <div className="slot">
        <div className="date" aria-hidden="true">
          <span>{day(start, terms.timeZone)}</span>
        </div>
        <div>
          <p className="t-strong">{t('talk.about', { when })}</p>
          <p className="soft">{t(talk.state === 'confirmed' ? 'talk.confirmed' : 'talk.proposed', { count: talk.people })}</p>
        </div>
        {talk.state === 'confirmed' ? (
          <Confirmed link={talk.link} />
        ) : (
          leads && (
            <button type="button" className="btn btn-primary" disabled={state === 'sending'} onClick={confirm}>
              {t(state === 'sending' ? 'talk.sending' : 'talk.send')}
            </button>
          )
        )}
      </div>
      {typeof state === 'object' && <Failure code={state.failure} again={confirm} />}
      <details className="agenda">
        <summary>{t('talk.agenda')}</summary>
        <ol>
          {talk.agenda.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
      </details>
    </>
  );
}

function Confirmed({ link }: { link: string | null }) {
  const { t } = usePage();
  return (
    <span className="row" role="status">
      <span className="ok">
        <i className="i i-checkmark-circle" aria-hidden="true" />
        {t('talk.inCalendars')}
      </span>
      {link !== null && (
        <button type="button" className="btn" onClick={() => void openLink(link)}>
          {t('talk.open')}
        </button>
      )}
    </span>
  );
}
