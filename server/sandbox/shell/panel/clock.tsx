// The clock that can be moved: to the next opening, to the closing.
import type { Stage } from '../../stage/stage.ts';
import { shortDate, time } from '../dates.ts';
import { moveClock } from '../stage-client.ts';
import type { StageView } from '../use-stage.ts';
import { useWords } from '../words.ts';

interface ClockProps {
  stage: Stage;
  busy: boolean;
  run: StageView['run'];
}

export function Clock({ stage, busy, run }: ClockProps) {
  const { t, language } = useWords();
  const zone = { language, timeZone: stage.timeZone };
  const isOpen = stage.pulse?.phase === 'open';
  const mayOpen = !busy && !isOpen && stage.nextOpening !== null;
  const mayClose = !busy && isOpen;
  return (
    <section className="card" aria-labelledby="clock-title">
      <h2 id="clock-title">{t('clock.title')}</h2>
      <p className="clock" aria-live="polite">
        {shortDate(stage.now, zone)} <span>{time(stage.now, zone)}</span>
      </p>
      <div className="two">
        <button type="button" className="btn" aria-disabled={!mayOpen} onClick={() => mayOpen && void run(() => moveClock('opening'))}>
          {t('clock.toOpening')}
        </button>
        <button type="button" className="btn" aria-disabled={!mayClose} onClick={() => mayClose && void run(() => moveClock('closing'))}>
          {t('clock.toClosing')}
        </button>
      </div>
    </section>
  );
}
