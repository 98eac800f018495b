// The strip of five steps: what is done, where you are, and one button that does the next thing. Each leads to where it takes place.
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
  goTo: (to: Step) => void;
}

const STEPS = [
  [1, 'cadence'],
  [2, 'opens'],
  [3, 'answer'],
  [4, 'closes'],
  [5, 'follows'],
] as const;

export function Guide({ step, next, busy, goTo }: GuideProps) {
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
        {STEPS.map(([number, name]) => (
          <GuideStep key={name} number={number} title={t(`guide.${name}.title`)} at={step} busy={busy} next={next} goTo={goTo} />
        ))}
      </ol>
    </nav>
  );
}

interface GuideStepProps {
  number: Step;
  title: string;
  at: Step;
  next: NextThing;
  busy: boolean;
  goTo: (to: Step) => void;
}

function GuideStep({ number, title, at, next, busy, goTo }: GuideStepProps) {
  const { t } = useWords();
  if (number !== at)
    return (
      <li className={number < at ? 'done' : ''}>
        <button type="button" aria-disabled={busy} onClick={() => busy || goTo(number)}>
          <span className="n">{number < at ? <i className="i i-16 i-checkmark" /> : number}</span>
          <span className="txt">
            <span className="vh">{t(number < at ? 'guide.done' : 'guide.goOn')}</span>
            {title}
          </span>
        </button>
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
        {at === 1 && <span className="later">{t('guide.later')}</span>}
      </div>
      {next.button && (
        <button type="button" className="btn btn-primary" aria-disabled={busy} onClick={() => busy || next.button?.press()}>
          {next.button.label}
        </button>
      )}
    </li>
  );
}
