// What stands in the place of the ballot: closed, begun elsewhere, a wrong key, not asked. What is the case, is anything lost, what to do.
import { useEffect, useState, type ReactNode } from 'preact/compat';
import type { Turnout } from '#domain/pulse/pulse';
import type { Terms } from '#domain/pulse/terms';
import { Parts } from '#domain/ballot/voice';
import type { FailureCode } from '../../api-client.ts';
import { moment } from '../../dates.ts';
import { usePage } from '../../page.tsx';
import { FourWords } from '../../ui/four-words.tsx';
import { Heading } from '../../ui/heading.tsx';
import { VoiceParts } from '../../ui/voice-parts.tsx';
import type { VoiceDraft } from '../../voter/device-records.ts';
import type { KeyRefused, Voting } from '../../voter/voting.ts';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('ballot');

function Close() {
  const { host } = usePage();
  if (host.frame !== 'dialog') return null;
  return (
    <button type="button" className="btn btn-lg" onClick={() => host.closeDialog()}>
      {t('ui:close')}
    </button>
  );
}

/** Answers that can't be sent any more are wiped from the device, and the page says so. */
export function Closed({ terms, voting }: { terms: Terms; voting: Voting | undefined }) {
  const [left] = useState(() => voting?.state);
  const [voice] = useState(() => ({ state: voting?.voice.state, parts: voting?.voice.draft }));
  useEffect(() => voting?.expire(), [voting]);
  const isUnsent = left === 'blinded' || left === 'signed';
  return (
    <section className="after">
      <div className={styles.seal}>
        <i className="i i-24 i-clock" aria-hidden="true" />
      </div>
      <Heading>{t('closed.title')}</Heading>
      <p className="t-read">{t('closed.text', { closes: moment(terms.closesAt) })}</p>
      {isUnsent && <p className="t-read">{t('closed.unsent')}</p>}
      {left === 'sent' && <p className="t-read">{t('closed.unsure')}</p>}
      {voice.parts && <LeftVoice sent={voice.state === 'sent'} parts={voice.parts} />}
      <Close />
    </section>
  );
}

/** What was written and not sent is shown once more, because it is nowhere else. */
function LeftVoice({ sent, parts }: { sent: boolean; parts: VoiceDraft }) {
  if (sent) return <p className="t-read">{t('voice.unsure')}</p>;
  if (!Parts.safeParse(parts).success) return null;
  return (
    <>
      <p className="t-read">{t('voice.unsent')}</p>
      <VoiceParts parts={parts} />
    </>
  );
}

/** A refusal that neither time nor another answer changes. */
export function Refused({ code }: { code: FailureCode }) {
  return (
    <section className="after">
      <div className={styles.seal}>
        <i className="i i-24 i-info" aria-hidden="true" />
      </div>
      <Heading>{t('refused.title')}</Heading>
      <p className="t-read">{t(`ui:problem.${code}`)}</p>
      <Close />
    </section>
  );
}

export function Elsewhere({ terms }: { terms: Terms }) {
  return (
    <section className="after">
      <div className={styles.seal}>
        <i className="i i-24 i-phone" aria-hidden="true" />
      </div>
      <Heading>{t('elsewhere.title')}</Heading>
      <p className="t-read">{t('elsewhere.text', { closes: moment(terms.closesAt) })}</p>
      <details>
        <summary>{t('elsewhere.lost')}</summary>
        <p className="soft">{t('elsewhere.lostText')}</p>
      </details>
      <Close />
    </section>
  );
}

export function Mismatch({ refused }: { refused: KeyRefused }) {
  const { announced, handed } = refused;
  const marked = handed.flatMap((word, nth) => (word === announced[nth] ? [] : [nth]));
  return (
    <section className="after" role="alert">
      <div className={`${styles.seal} ${styles.bad}`}>
        <i className="i i-24 i-error-circle" aria-hidden="true" />
      </div>
      <Heading>{t('mismatch.title')}</Heading>
      <p className="t-read">{t('mismatch.text')}</p>
      <dl className={styles.pair}>
        <dt>{t('mismatch.card')}</dt>
        <dd>
          <FourWords words={announced} />
        </dd>
        <dt>{t('mismatch.page')}</dt>
        <dd>
          <FourWords words={handed} marked={marked} />
        </dd>
      </dl>
      <p className="quiet">{t('mismatch.do')}</p>
      <Close />
    </section>
  );
}

export function NotAsked({ terms, turnout, children }: { terms: Terms; turnout: Turnout; children?: ReactNode }) {
  return (
    <div className="sheet page">
      <p className="quiet">{terms.teamName}</p>
      <Heading className="t-display">{t('notAsked.title')}</Heading>
      <p className="t-read">{t('notAsked.text', { closes: moment(terms.closesAt) })}</p>
      <dl className="facts">
        <div>
          <dt>{t('ui:facts.turnout')}</dt>
          <dd>{turnout === 'few' ? t('notAsked.few', { count: terms.floor }) : t('ui:facts.of', { n: turnout, of: terms.roll })}</dd>
        </div>
      </dl>
      {children}
    </div>
  );
}
