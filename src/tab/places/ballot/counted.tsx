// Counted: said by the server, then shown; with the receipt, what happens next, and what became of a voice.
import { useState } from 'preact/compat';
import type { Terms } from '#domain/pulse/terms';
import { moment } from '../../dates.ts';
import { usePage } from '../../page.tsx';
import { FourWords } from '../../ui/four-words.tsx';
import { Heading } from '../../ui/heading.tsx';
import type { Voting } from '../../voter/voting.ts';
import { words } from '../../words.ts';
import { VoiceForm, VoiceOutcome } from './voice-counted.tsx';
import type { Writing } from './voice-writing.ts';
import styles from './screen.module.css';

const t = words('ballot');

interface Props {
  terms: Terms;
  /** Questions with which to begin a voice. */
  offered: readonly string[];
  /** Of the people in the team. */
  names: string;
  voting: Voting;
  writing: Writing;
}

export function Counted({ terms, offered, names, voting, writing }: Props) {
  const { host } = usePage();
  const { stage } = writing;
  const [isAsked, askFor] = useState(false);
  const [isLeft] = useState(stage.at === 'writing' && writing.says);
  const isWriting = stage.at !== 'sent' && (isAsked || isLeft || (stage.at === 'writing' && stage.problem !== undefined));
  const send = () => (askFor(true), writing.send());
  return (
    <section className="after">
      <div className={`${styles.seal} ${styles.good}`}>
        <i className="i i-24 i-checkmark" aria-hidden="true" />
      </div>
      <Heading>{t('counted.title')}</Heading>
      <p className="t-read">{t('counted.text')}</p>
      <div className={styles.slip}>
        <p className="quiet t-cap">{t('counted.receipt')}</p>
        <FourWords words={voting.receipt ?? []} />
        <p className="quiet">{t('counted.receiptText')}</p>
      </div>
      <dl className={styles.next}>
        <dt>{moment(terms.closesAt)}</dt>
        <dd>{t('counted.result', { leader: terms.leaderName })}</dd>
        <dt>{t('counted.then')}</dt>
        <dd>{t('counted.conversation')}</dd>
      </dl>
      {isWriting ? (
        <VoiceForm terms={terms} offered={offered} names={names} writing={writing} focused={isAsked} onSend={send} />
      ) : (
        <VoiceOutcome writing={writing} />
      )}
      <div className="row">
        {host.frame === 'dialog' && (
          <button type="button" className={isWriting ? 'btn btn-lg' : 'btn btn-primary btn-lg'} onClick={() => host.closeDialog()}>
            {t('ui:close')}
          </button>
        )}
        {!isWriting && stage.at === 'writing' && voting.voice.state === 'signed' && (
          <button type="button" className="btn btn-subtle btn-lg" onClick={() => askFor(true)}>
            {t('voice.add')}
          </button>
        )}
      </div>
    </section>
  );
}
