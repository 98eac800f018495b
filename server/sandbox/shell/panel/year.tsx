// Another team, after a year of pulses: how far it is, and the button that sits down as its leader at its newest result.
import type { YearOnStage } from '../../stage/stage.ts';
import { useWords } from '../words.ts';

interface YearProps {
  year: YearOnStage;
  busy: boolean;
  open: () => void;
}

export function Year({ year: { played, of, ready }, busy, open }: YearProps) {
  const { t } = useWords();
  const may = ready && !busy;
  return (
    <section className="card" aria-labelledby="year-title">
      <h2 id="year-title">{t('year.title')}</h2>
      <button type="button" className="btn wide" aria-disabled={!may} aria-describedby="year-hint" onClick={() => may && open()}>
        {t('year.open')}
      </button>
      {!ready && (
        <p className="t-cap quiet hint played">
          <progress max={of} value={played} aria-label={t('year.title')} />
          <span className="num">{t('year.played', { played, of })}</span>
        </p>
      )}
      <p className="t-cap quiet hint" id="year-hint" aria-live="polite">
        {t(ready ? 'year.ready' : 'year.playing')}
      </p>
    </section>
  );
}
