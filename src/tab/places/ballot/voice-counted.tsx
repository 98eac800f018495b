// A voice on the page that says "counted": written now, on its way, sent, or kindly not sent.
import type { Terms } from '#domain/pulse/terms';
import type { FailureCode } from '../../api-client.ts';
import { gap, words } from '../../words.ts';
import { VoiceFields } from './voice-fields.tsx';
import { VoiceNote } from './voice-offer.tsx';
import { isFinal, isPassing, type Writing } from './voice-writing.ts';
import styles from './screen.module.css';

const t = words('ballot');

interface FormProps {
  terms: Terms;
  /** Questions with which to begin. */
  offered: readonly string[];
  names: string;
  writing: Writing;
  focused: boolean;
  onSend: () => void;
}

export function VoiceForm({ terms, offered, names, writing, focused, onSend }: FormProps) {
  const { stage, says, frozen } = writing;
  const problem = stage.at === 'writing' ? stage.problem : undefined;
  return (
    <form className={styles.voice} onSubmit={(event) => (event.preventDefault(), onSend())}>
      <h2 className="t-sub">{t('voice.add')}</h2>
      <VoiceNote terms={terms} offered={offered} />
      <VoiceFields writing={writing} names={names} frozen={frozen} focused={focused} />
      {problem && <NotSent problem={problem} />}
      {!(problem && isFinal(problem)) && (
        <button type="submit" className="btn btn-primary btn-lg" aria-disabled={!says || stage.at === 'sending'}>
          {stage.at === 'sending' && <span className="spin" aria-hidden="true" />}
          {t(stage.at === 'sending' ? 'voice.sending' : problem ? 'ui:again' : 'voice.send')}
        </button>
      )}
    </form>
  );
}

/** The ballot is counted all the same; that stands above. */
function NotSent({ problem }: { problem: FailureCode }) {
  return (
    <div className="bar bar-warn" role="alert">
      <i className="i i-warning" aria-hidden="true" />
      <p>
        <b className="t-strong">{t('voice.notSent')}</b>
        {gap()}
        {whyNot(problem)}
        {gap()}
        {t(isFinal(problem) ? 'voice.copy' : 'voice.safe')}
      </p>
    </div>
  );
}

function whyNot(problem: FailureCode): string {
  if (problem === 'offline') return t('broke');
  if (isPassing(problem)) return t('noAnswer');
  // It means something else for a voice than for a ballot.
  return problem === 'pulse-closed' ? t('voice.problem.pulse-closed') : t(`ui:problem.${problem}`);
}

/** What has become of it: nothing to do here any more. What will stand here has its room at once: the buttons below stay where they are. */
export function VoiceOutcome({ writing: { stage } }: { writing: Writing }) {
  return (
    <div className={styles.outcome} role="status">
      {stage.at === 'sending' && (
        <p className="row quiet">
          <span className="spin" aria-hidden="true" />
          {t('voice.sending')}
        </p>
      )}
      {stage.at !== 'writing' && (
        <p className={`bar bar-ok ${stage.at === 'sending' ? styles.reserved : ''}`}>
          <i className="i i-checkmark-circle" aria-hidden="true" />
          <span>{t('voice.sent')}</span>
        </p>
      )}
    </div>
  );
}
