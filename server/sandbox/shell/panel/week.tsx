// This person's working week: the cadence stands in it and can be dragged, moved by buttons, or deleted.
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'preact/compat';
import type { CalendarEntry, Person, Stage } from '../../stage/stage.ts';
import { dayName, dayOf, monthName, daysBetween, noon, sameTimeLater, workWeek } from '../dates.ts';
import { moveOccurrence } from '../stage-client.ts';
import { adminOf, firstName } from '../steps.ts';
import { WEEK_ID } from '../use-host.ts';
import type { StageView } from '../use-stage.ts';
import { useWords } from '../words.ts';
import { Appointment } from './appointment.tsx';
import { Occurrences } from './occurrences.tsx';

interface WeekProps {
  stage: Stage;
  person: Person;
  busy: boolean;
  run: StageView['run'];
}

export function Week({ stage, person, busy, run }: WeekProps) {
  const { t } = useWords();
  const [offset, setOffset] = useState(0);
  const { now, timeZone } = stage;
  const { language } = useWords();
  const today = dayOf(now, timeZone);
  // The clock was moved: what matters now is shown.
  useEffect(() => setOffset(0), [today]);
  const days = workWeek(now, timeZone, offset);
  const mine = stage.calendar.filter(({ owner, start }) => owner === person.id && days.includes(dayOf(start, timeZone)));
  const open = mine.filter(({ source, start }) => source === 'cadence' && start > now);
  const isThisWeek = days.includes(dayOf(now, timeZone));
  const name = firstName(person);
  const move = (id: string, start: number | null) => busy || void run(() => moveOccurrence(id, start));
  const drop = (id: string, day: string) => {
    const entry = open.find((candidate) => candidate.id === id);
    const by = entry ? daysBetween(dayOf(entry.start, timeZone), day) : 0;
    if (entry && by !== 0) move(id, sameTimeLater(entry.start, by, timeZone));
  };

  return (
    <section className="card" aria-labelledby="week-title" id={WEEK_ID} tabIndex={-1}>
      <div className="week-top">
        <h2 id="week-title">{t(isThisWeek ? 'week.title' : offset === 0 ? 'week.next' : 'week.other', { name })}</h2>
        <Turn to="earlier" turn={() => setOffset(offset - 1)} />
        <Turn to="later" turn={() => setOffset(offset + 1)} />
      </div>
      <p className="t-cap quiet">{monthName(noon(days[0] ?? today), { language, timeZone: 'UTC' })}</p>
      <div className="week">
        {days.map((day) => (
          <Day key={day} day={day} stage={stage} drop={drop} entries={mine.filter(({ start }) => dayOf(start, timeZone) === day)} />
        ))}
      </div>
      {open.length > 0 ? (
        <Occurrences entries={open} stage={stage} move={move} />
      ) : (
        <p className="t-cap quiet hint">{hint(stage, person, mine, t)}</p>
      )}
    </section>
  );
}

function hint(stage: Stage, person: Person, mine: CalendarEntry[], t: TFunction): string {
  const owners = new Set(stage.calendar.filter(({ source }) => source === 'cadence').map(({ owner }) => owner));
  const admin = stage.people.find(({ id }) => owners.has(id)) ?? adminOf(stage);
  if (mine.some(({ source }) => source === 'conversation')) return t('week.talkStands');
  if (owners.size === 0) return t('week.none');
  if (!owners.has(person.id)) return t('week.seesCadence', { name: admin ? firstName(admin) : '' });
  return t(mine.some(({ source }) => source === 'cadence') ? 'week.open' : 'week.elsewhere');
}

function Turn({ to, turn }: { to: 'earlier' | 'later'; turn: () => void }) {
  const { t } = useWords();
  return (
    <button type="button" className="btn btn-subtle btn-icon" aria-label={t(`week.${to}`)} onClick={turn}>
      <i className={`i i-16 i-flip i-chevron-${to === 'earlier' ? 'left' : 'right'}`} />
    </button>
  );
}

interface DayProps {
  day: string;
  stage: Stage;
  entries: CalendarEntry[];
  drop: (id: string, day: string) => void;
}

function Day({ day, stage, entries, drop }: DayProps) {
  const { language } = useWords();
  const [over, setOver] = useState(false);
  const today = day === dayOf(stage.now, stage.timeZone);
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    drop(event.dataTransfer?.getData('text/plain') ?? '', day);
  };
  return (
    <div
      className={[today && 'today', over && 'over'].filter(Boolean).join(' ')}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={take}
    >
      <p className="dd">{dayName(noon(day), { language, timeZone: 'UTC' })}</p>
      {entries.map((entry) => (
        <Appointment key={entry.id} entry={entry} stage={stage} />
      ))}
    </div>
  );
}
