// The strip of five steps: what is done, where you are, and one button that does the next thing.
import { useLayoutEffect, useRef } from 'preact/compat';
import { useWords } from './words.ts';
import type { Step } from './steps.ts';

export interface NextThing {
  hint: string;
  /** Absent where the next thing is done inside the window. */
  button?: { label: string; press(): void };
}

interface GuideProps {
  step: Step;
  next: NextThing;
  busy: boolean;
}

const STEPS = ['cadence', 'opens', 'answer', 'closes', 'follows'] as const;

export function Guide({ step, next, busy }: GuideProps) {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const at = useRef(step);
  useLayoutEffect(() => {
    // The button that was pressed is gone with its step.
    if (at.current !== step && document.activeElement === document.body) list.current?.querySelector<HTMLElement>('.here')?.focus();
    at.current = step;
  }, [step]);
  return (
    <nav aria-label={t('guide.label')}>
      <ol ref={list} role="list" className={`guide at-${step}`}>
        {STEPS.map((name, index) => (
          <GuideStep key={name} number={index + 1} title={t(`guide.${name}.title`)} at={step} busy={busy} next={next} />
        ))}
      </ol>
    </nav>
  );
}

interface GuideStepProps {
  number: number;
  title: string;
  at: Step;
  next: NextThing;
  busy: boolean;
}

function GuideStep({ number, title, at, next, busy }: GuideStepProps) {
  const { t } = useWords();
  if (number !== at)
    return (
      <li className={number < at ? 'done' : ''}>
        <span className="n">{number < at ? <i className="i i-16 i-checkmark" /> : number}</span>
        <span className="txt">
          {number < at && <span className="vh">{t('guide.done')}</span>}
          {title}
        </span>
      </li>
    );
  return (
    <li className="here" aria-current="step" tabIndex={-1}>
      <span className="n">{number}</span>
      <div className="txt">
        <b>
          {title}
          <span className="of">{t('guide.stepOf', { number })}</span>
        </b>
        <span>{next.hint}</span>
      </div>
      {next.button && (
        <button type="button" className="btn btn-primary" aria-disabled={busy} onClick={() => busy || next.button?.press()}>
          {next.button.label}
        </button>
      )}
    </li>
  );
}
