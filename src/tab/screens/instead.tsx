// What stands in the place of the ballot: closed, begun elsewhere, a wrong key, not asked. What is the case, is anything lost, what to do.
import { useEffect, useState } from 'preact/compat';
import type { Turnout } from '#domain/pulse/pulse';
import type { Terms } from '#domain/pulse/terms';
import { Parts } from '#domain/ballot/voice';
import type { FailureCode } from '../api-client.ts';
import { closeDialog } from '../host.ts';
import type { VoiceDraft } from '../kept.ts';
import { usePage } from '../page.tsx';
import { FourWords } from '../ui/four-words.tsx';
import { Heading } from '../ui/heading.tsx';
import type { KeyRefused, Voting } from '../voting.ts';
import { moment } from '../words.ts';
import { VoiceParts } from './voice-parts.tsx';

function Close() {
  const { t, host } = usePage();
  if (host.frame !== 'dialog') return null;
  return (
    <button type="button" className="btn btn-lg" onClick={() => closeDialog()}>
      {t('close')}
    </button>
  );
}

/** Answers that can't be sent any more are wiped from the device, and the page says so. */
export function Closed({ terms, voting }: { terms: Terms; voting: Voting | undefined }) {
  const { t } = usePage();
  const [left] = useState(() => voting?.state);
  const [voice] = useState(() => ({ state: voting?.speaking.state, parts: voting?.speaking.draft }));
  useEffect(() => voting?.lapse(), [voting]);
  const isUnsent = left === 'blinded' || left === 'signed';
  return (
    <section className="after">
      <div className="seal">
        <i className="i i-24 i-clock" aria-hidden="true" />
      </div>
      <Heading>{t('closed.title')}</Heading>
      <p className="t-read">{t('closed.text', { closes: moment(terms.closesAt, terms.timeZone) })}</p>
      {isUnsent && <p className="t-read">{t('closed.unsent')}</p>}
      {left === 'sent' && <p className="t-read">{t('closed.unsure')}</p>}
      {voice.parts && <LeftVoice sent={voice.state === 'sent'} parts={voice.parts} />}
      <Close />
    </section>
  );
}

/** What was written and not sent is shown once more, because it is nowhere else. */
function LeftVoice({ sent, parts }: { sent: boolean; parts: VoiceDraft }) {
  const { t } = usePage();
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
  const { t } = usePage();
  return (
    <section className="after">
      <div className="seal">
        <i className="i i-24 i-info" aria-hidden="true" />
      </div>
      <Heading>{t('refused.title')}</Heading>
      <p className="t-read">{t(`problem.${code}`)}</p>
      <Close />
    </section>
  );
}

export function Elsewhere({ terms }: { terms: Terms }) {
  const { t } = usePage();
  return (
    <section className="after">
      <div className="seal">
        <i className="i i-24 i-phone" aria-hidden="true" />
      </div>
      <Heading>{t('elsewhere.title')}</Heading>
      <p className="t-read">{t('elsewhere.text', { closes: moment(terms.closesAt, terms.timeZone) })}</p>
      <details>
        <summary>{t('elsewhere.lost')}</summary>
        <p className="soft">{t('elsewhere.lostText')}</p>
      </details>
      <Close />
    </section>
  );
}

export function Mismatch({ refused }: { refused: KeyRefused }) {
  const { t } = usePage();
  const { announced, handed } = refused;
  const marked = handed.flatMap((word, nth) => (word === announced[nth] ? [] : [nth]));
  return (
    <section className="after" role="alert">
      <div className="seal bad">
        <i className="i i-24 i-error-circle" aria-hidden="true" />
      </div>
      <Heading>{t('mismatch.title')}</Heading>
      <p className="t-read">{t('mismatch.text')}</p>
      <dl className="pair">
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

export function NotAsked({ terms, turnout }: { terms: Terms; turnout: Turnout }) {
  const { t } = usePage();
  return (
    <div className="sheet page">
      <p className="quiet">{terms.teamName}</p>
      <Heading className="t-display">{t('notAsked.title')}</Heading>
      <p className="t-read">{t('notAsked.text', { closes: moment(terms.closesAt, terms.timeZone) })}</p>
      <dl className="facts">
        <div>
          <dt>{t('facts.turnout')}</dt>
          <dd>{turnout === 'few' ? t('facts.few', { count: terms.floor }) : t('facts.of', { n: turnout, of: terms.roll })}</dd>
        </div>
      </dl>
    </div>
  );
}
