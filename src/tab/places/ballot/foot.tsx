// The foot of the ballot: how far one is, the one button, and what to know before closing the page.
import type { ReactNode } from 'preact/compat';
import type { FailureCode } from '../../api-client.ts';
import type { Draft } from '../../voter/voting.ts';
import { gap, sentences, words } from '../../words.ts';
import type { Stage } from './stage.ts';
import styles from './screen.module.css';

const t = words('ballot');

interface Props {
  stage: Stage;
  answers: Draft;
  /** Something is written that is sent too. */
  withVoice: boolean;
  /** This device can't keep the answers. */
  isVolatile: boolean;
  onTry: () => void;
}

export function BallotFoot({ stage, answers, withVoice, isVolatile, onTry }: Props) {
  const given = answers.filter((answer) => answer !== null).length;
  return (
    <div className="foot">
      {stage.at === 'answering' && stage.problem !== undefined && <Warning>{t(`ui:problem.${stage.problem}`)}</Warning>}
      {stage.at === 'waiting' && <NotSent code={stage.code} seconds={stage.seconds} isVolatile={isVolatile} />}
      {isVolatile && given > 0 && <Warning>{t('volatile')}</Warning>}
      <div className="row">
        {stage.at === 'sending' ? <Sending /> : <Progress answers={answers} given={given} withVoice={withVoice} />}
        {stage.at === 'waiting' ? (
          <button type="button" className="btn btn-primary btn-lg" onClick={onTry}>
            {t('tryNow')}
          </button>
        ) : (
          <button type="submit" className="btn btn-primary btn-lg" aria-disabled={given === 0 || stage.at === 'sending'}>
            {stage.at === 'sending' && <span className="spin" aria-hidden="true" />}
            {t(stage.at === 'sending' ? 'sending' : 'send')}
          </button>
        )}
      </div>
    </div>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <div className="bar bar-warn" role="status">
      <i className="i i-warning" aria-hidden="true" />
      <p>{children}</p>
    </div>
  );
}

/** The countdown is for the eye: read aloud every second it would drown everything else. */
function NotSent({ code, seconds, isVolatile }: { code: FailureCode; seconds: number; isVolatile: boolean }) {
  return (
    <Warning>
      <b className="t-strong">{t('notSent')}</b>
      {gap()}
      {sentences([t(code === 'offline' ? 'broke' : 'noAnswer'), ...(isVolatile ? [] : [t('safe')])])}
      {gap()}
      <span className="vh">{t('retries')}</span>
      <span aria-hidden="true">{t('retriesIn', { count: seconds })}</span>
    </Warning>
  );
}

function Sending() {
  return (
    <div className="prog" role="status">
      <div className="t-strong">{t('sending')}</div>
      <div className="quiet t-cap">{t('sendingText')}</div>
    </div>
  );
}

function Progress({ answers, given, withVoice }: { answers: Draft; given: number; withVoice: boolean }) {
  const open = answers.length - given;
  return (
    <div className="prog">
      <p className="num" aria-live="polite">
        {t(withVoice ? 'voice.progress' : 'progress', { given, of: answers.length })}
        {gap()}
        {given === 0 && <span className={`quiet t-cap ${styles.hint}`}>{t('keys')}</span>}
        {given > 0 && open > 0 && <span className="quiet t-cap">{t('open', { count: open })}</span>}
      </p>
      <div className={styles.steps} aria-hidden="true">
        {answers.map((answer, nth) => (
          <i key={nth} className={answer === null ? undefined : styles.given} />
        ))}
      </div>
    </div>
  );
}
