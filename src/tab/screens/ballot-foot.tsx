// The foot of the ballot: how far one is, the one button, and what to know before closing the page.
import type { ReactNode } from 'preact/compat';
import { usePage } from '../page.tsx';
import type { Draft } from '../voting.ts';
import type { Stage } from './ballot-stage.ts';

interface Props {
  stage: Stage;
  answers: Draft;
  /** Something is written that is sent too. */
  withVoice: boolean;
  /** This device can't keep the answers. */
  fragile: boolean;
  onTry: () => void;
}

export function BallotFoot({ stage, answers, withVoice, fragile, onTry }: Props) {
  const { t } = usePage();
  const given = answers.filter((answer) => answer !== null).length;
  return (
    <div className="foot">
      {stage.at === 'answering' && stage.problem !== undefined && <Warning>{t(`problem.${stage.problem}`)}</Warning>}
      {stage.at === 'waiting' && <NotSent code={stage.code} seconds={stage.seconds} fragile={fragile} />}
      {fragile && given > 0 && <Warning>{t('ballot.fragile')}</Warning>}
      <div className="row">
        {stage.at === 'sending' ? <Sending /> : <Progress answers={answers} given={given} withVoice={withVoice} />}
        {stage.at === 'waiting' ? (
          <button type="button" className="btn btn-primary btn-lg" onClick={onTry}>
            {t('ballot.tryNow')}
          </button>
        ) : (
          <button type="submit" className="btn btn-primary btn-lg" aria-disabled={given === 0 || stage.at === 'sending'}>
            {stage.at === 'sending' && <span className="spin" aria-hidden="true" />}
            {t(stage.at === 'sending' ? 'ballot.sending' : 'ballot.send')}
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
function NotSent({ code, seconds, fragile }: { code: string; seconds: number; fragile: boolean }) {
  const { t } = usePage();
  return (
    <Warning>
      <b className="t-strong">{t('ballot.notSent')}</b> {t(code === 'offline' ? 'ballot.broke' : 'ballot.noAnswer')}{' '}
      {!fragile && t('ballot.safe')} <span className="vh">{t('ballot.retries')}</span>
      <span aria-hidden="true">{t('ballot.retriesIn', { count: seconds })}</span>
    </Warning>
  );
}

function Sending() {
  const { t } = usePage();
  return (
    <div className="prog" role="status">
      <div className="t-strong">{t('ballot.sending')}</div>
      <div className="quiet t-cap">{t('ballot.sendingText')}</div>
    </div>
  );
}

function Progress({ answers, given, withVoice }: { answers: Draft; given: number; withVoice: boolean }) {
  const { t } = usePage();
  const open = answers.length - given;
  return (
    <div className="prog">
      <p className="num" aria-live="polite">
        {t(withVoice ? 'voice.progress' : 'ballot.progress', { given, of: answers.length })}{' '}
        {given === 0 && <span className="quiet t-cap hint">{t('ballot.keys')}</span>}
        {given > 0 && open > 0 && <span className="quiet t-cap">{t('ballot.open', { count: open })}</span>}
      </p>
      <div className="steps" aria-hidden="true">
        {answers.map((answer, nth) => (
          <i key={nth} className={answer === null ? '' : 'on'} />
        ))}
      </div>
    </div>
  );
}
