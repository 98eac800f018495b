// The occurrences of the cadence in this week, for those who don't drag: a day earlier, a day later, delete.
import type { CalendarEntry, Stage } from '../../stage/stage.ts';
import { longDate, sameTimeNextWorkday } from '../dates.ts';
import { useWords } from '../words.ts';

interface OccurrencesProps {
  entries: CalendarEntry[];
  stage: Stage;
  move: (id: string, start: number | null) => void;
}

export function Occurrences({ entries, stage: { now, timeZone }, move }: OccurrencesProps) {
  const { t, language } = useWords();
  return entries.map(({ id, start }) => {
    const when = longDate(start, { language, timeZone });
    const earlier = sameTimeNextWorkday(start, -1, timeZone);
    return (
      <div key={id} className="t-cap quiet hint occurrence">
        <p>{t('week.drag')}</p>
        <div className="row" role="group" aria-label={when}>
          {earlier > now && (
            <button type="button" className="btn btn-subtle" onClick={() => move(id, earlier)}>
              {t('week.dayEarlier')}
            </button>
          )}
          <button type="button" className="btn btn-subtle" onClick={() => move(id, sameTimeNextWorkday(start, 1, timeZone))}>
            {t('week.dayLater')}
          </button>
          <button type="button" className="btn btn-subtle" onClick={() => move(id, null)}>
            {t('week.delete')}
          </button>
        </div>
      </div>
    );
  });
}
