// What follows: half an hour in which all are free. A leader chooses and confirms it; the team sees it once it stands in the calendars.
import { useRef, useState } from 'preact/compat';
import { api, type Conversation as Talk } from '#contract/api';
import type { Invited } from '#domain/follow-up/meeting';
import type { Terms } from '#domain/pulse/terms';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { useWhileSending } from '../../while-sending.ts';
import { words } from '../../words.ts';
import { Proposal } from './proposal.tsx';
import { Standing } from './standing.tsx';
import styles from './screen.module.css';

export { CallOff, InCalendars } from './standing.tsx';
export { Slot, whenText } from './when.tsx';
export { WhoIsInvited } from './who.tsx';

const t = words('conversation');

export function Conversation({ terms, leads }: { terms: Terms; leads: boolean }) {
  const { ask } = usePage();
  const { team, pulse } = terms;
  const [invited, setInvited] = useState<Invited>('everybody');
  const loaded = useLoaded(() => ask(api.conversation, { team, pulse, invited }), `${pulse}.${invited}`);
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed is gone then, and the focus would fall to the page.
  const onActed = () => heading.current?.focus();
  return (
    <section aria-labelledby="follow">
      <h2 className="t-title" id="follow" ref={heading} tabIndex={-1}>
        {t('title')}
      </h2>
      <Await loaded={loaded}>
        {(talk) => (
          <Found key={`${talk.invited}.${talk.start}`} found={talk} terms={terms} leads={leads} onInvited={setInvited} onActed={onActed} />
        )}
      </Await>
    </section>
  );
}

interface FoundProps {
  found: Talk;
  terms: Terms;
  leads: boolean;
  onInvited: (invited: Invited) => void;
  /** Something was confirmed or called off. */
  onActed: () => void;
}

function Found({ found, terms, leads, onInvited, onActed }: FoundProps) {
  const [talk, setTalk] = useState(found);
  const [isCalledOff, setCalledOff] = useState(false);
  const { ask } = usePage();
  const { team, pulse } = terms;
  useWhileSending(talk, talk.state === 'sending', () => ask(api.conversation, { team, pulse }), setTalk);
  if (talk.state === 'sending' || talk.state === 'confirmed') {
    const onCancel = (now: Talk) => (setTalk(now), setCalledOff(true), onActed());
    return (
      <>
        <Standing talk={talk} terms={terms} onCancel={onCancel} />
        <Agenda points={talk.agenda} />
      </>
    );
  }
  if (!leads) return <p className="t-read lede">{t('waiting')}</p>;
  return (
    <>
      {isCalledOff && (
        <p className="t-read lede" role="status">
          {t('cancelled')}
        </p>
      )}
      <Proposal talk={talk} terms={terms} onInvited={onInvited} onConfirm={(now) => (setTalk(now), onActed())} />
      <Agenda points={talk.agenda} />
    </>
  );
}

function Agenda({ points }: { points: readonly string[] }) {
  return (
    <details className={styles.agenda}>
      <summary>{t('agenda')}</summary>
      <ol>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
    </details>
  );
}
