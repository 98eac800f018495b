// An action that is proposed: what it is, why this one, how it is done. A leader can put it into the calendars.
import { useLayoutEffect, useRef, useState } from 'preact/compat';
import type { Chosen } from '#domain/follow-up/actions/chosen';
import { actionOf, type ActionWording } from '#domain/follow-up/actions/library';
import type { Proposal } from '#domain/follow-up/actions/proposals';
import type { Instant } from '#domain/ids';
import type { Wording } from '#domain/items/wording';
import type { PublishedItem } from '#domain/report/report';
import type { Invited } from '#domain/follow-up/meeting';
import { gap, words } from '../../words.ts';
import { Choose } from './choose.tsx';
import { durationText, reasonText, type AgreeText } from './words-of.ts';
import styles from './screen.module.css';

const t = words('actions');

export type OnChoose = (wish: { chosen: Chosen; start: Instant; invited: Invited }) => Promise<void>;

interface Props {
  proposal: Proposal;
  items: readonly PublishedItem[];
  wording: Wording;
  agreeText: AgreeText;
  actions: ActionWording;
  leads: boolean;
  notBefore: Instant;
  onChoose: OnChoose;
}

export function ActionCard({ proposal, items, wording, agreeText, actions, leads, notBefore, onChoose }: Props) {
  const { name, facet, minutes, rhythm } = actionOf(proposal.action);
  const { title, why } = actions.actions[name];
  return (
    <li className={styles.card}>
      <div>
        <h3 className="t-sub">{title}</h3>
        <p className="t-cap quiet">
          {wording.facets[facet]} · {durationText(minutes, rhythm)}
        </p>
      </div>
      <p>{why}</p>
      <p className={`${styles.why} soft`}>
        <span className="t-strong">{t('why')}</span>
        {gap()}
        {reasonText(proposal, items, { wording, agreeText })}
      </p>
      <HowTo name={name} actions={actions} />
      {leads && <PutInCalendar about={title} notBefore={notBefore} onChoose={(wish) => onChoose({ chosen: { name }, ...wish })} />}
    </li>
  );
}

/** In five lines, and the thought behind it. */
export function HowTo({ name, actions: { actions, ideas } }: { name: Proposal['action']; actions: ActionWording }) {
  return (
    <details className={styles.how}>
      <summary>{t('how')}</summary>
      <ol>
        {actions[name].how.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className="t-cap quiet">{ideas[actionOf(name).idea]}</p>
    </details>
  );
}

interface PutProps {
  /** What the button is about, for whoever does not see the card. */
  about: string;
  notBefore: Instant;
  onChoose: (wish: { start: Instant; invited: Invited }) => Promise<void>;
}

export function PutInCalendar({ about, notBefore, onChoose }: PutProps) {
  const [state, setState] = useState<'unopened' | 'open' | 'left'>('unopened');
  const button = useRef<HTMLButtonElement>(null);
  // The form that had the focus is gone.
  useLayoutEffect(() => {
    if (state === 'left') button.current?.focus();
  }, [state]);
  if (state === 'open') return <Choose notBefore={notBefore} focused onChoose={onChoose} onLeave={() => setState('left')} />;
  return (
    <button
      ref={button}
      type="button"
      className={`btn ${styles.put} noprint`}
      aria-label={t('putAbout', { about })}
      onClick={() => setState('open')}
    >
      <i className="i i-calendar" aria-hidden="true" />
      {t('put')}
    </button>
  );
}
