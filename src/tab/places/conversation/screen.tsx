// What follows: half an hour in which all are free. A leader chooses and confirms it; the team sees it once it stands in the calendars.
import { useEffect, useEffectEvent, useRef, useState } from 'preact/compat';
import { api, type Conversation as Talk } from '#contract/api';
import type { Invited } from '#domain/follow-up/meeting';
import type { Terms } from '#domain/pulse/terms';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { Proposal } from './proposal.tsx';
import { Standing } from './standing.tsx';
import styles from './screen.module.css';

const t = words('conversation');

const LOOK_AGAIN_MS = 2_000;

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
  useWhileSending(talk, terms, setTalk);
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

/** What is on its way is looked for again until it has arrived, or was refused. */
function useWhileSending(talk: Talk, { team, pulse }: Terms, onNews: (talk: Talk) => void): void {
  const { ask } = usePage();
  const look = useEffectEvent(() => ask(api.conversation, { team, pulse }).then(onNews, () => onNews({ ...talk })));
  useEffect(() => {
    if (talk.state !== 'sending') return undefined;
    const timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [talk]);
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
