// How many ballots are in the box, and a button that lets everybody else answer.
import type { PulseOnStage } from '../../stage/stage.ts';
import { useWords } from '../words.ts';

interface OthersProps {
  pulse: PulseOnStage | null;
  busy: boolean;
  answering: boolean;
  letOthersAnswer: () => void;
}

export function Others({ pulse, busy, answering, letOthersAnswer }: OthersProps) {
  const { t } = useWords();
  const may = !busy && !answering && pulse?.phase === 'open' && pulse.turnout !== pulse.roll;
  return (
    <section className="card" aria-labelledby="others-title">
      <h2 id="others-title">{t('others.title')}</h2>
      <Turnout pulse={pulse} />
      <button type="button" className="btn wide" aria-disabled={!may} onClick={() => may && letOthersAnswer()}>
        {t('others.let')}
      </button>
      <p className="t-cap quiet hint" aria-live="polite">
        {t(answering ? 'others.answering' : 'others.hint')}
      </p>
    </section>
  );
}

/** Cells have no order and are nobody; under the floor there is nothing to count. */
function Turnout({ pulse }: { pulse: PulseOnStage | null }) {
  const { t } = useWords();
  const few = pulse?.turnout === 'few';
  const counted = pulse === null || pulse.turnout === 'few' ? 0 : pulse.turnout;
  const text = pulse === null ? t('others.notOpen') : few ? t('others.few') : t('others.counted', { counted, roll: pulse.roll });
  return (
    <>
      <p className="t-strong num turnout" aria-live="polite">
        {text}
      </p>
      <div className={few ? 'cells few' : 'cells'} aria-hidden="true">
        {Array.from({ length: pulse?.roll ?? 14 }, (_, cell) => (
          <i key={cell} className={cell < counted ? 'on' : ''} />
        ))}
      </div>
    </>
  );
}
