// The two choices of a rhythm in the sentence: how often, and on which day; on several days of a week they are buttons to press.
import {
  DATE_MOST,
  dayOfPeriod,
  periodOf,
  WEEKDAYS,
  WEEKS_OF_MONTH,
  withDay,
  withPeriod,
  type DayOfPeriod,
  type Period,
  type Recurrence,
  type Weekday,
} from '#domain/cadence/recurrence';
import { weekdays } from '../../dates.ts';
import { words } from '../../words.ts';
import { Choice, type Options } from './choice.tsx';
import styles from './screen.module.css';

const t = words('cadence');

const WEEKS = [1, 2, 3, 4] as const;
const MONTHS = [1, 2, 3, 6, 12] as const;

interface Props {
  recurrence: Recurrence;
  onChange: (recurrence: Recurrence) => void;
}

export function PeriodChoice({ recurrence, onChange }: Props) {
  const set = periodOf(recurrence);
  const periods = [
    { unit: 'days', every: 1 } as const,
    ...WEEKS.map((every) => ({ unit: 'weeks', every }) as const),
    ...MONTHS.map((every) => ({ unit: 'months', every }) as const),
    set,
  ];
  return (
    <Choice
      label={t('rhythm')}
      value={JSON.stringify(set)}
      options={[...new Map(periods.map((period) => [JSON.stringify(period), periodText(period)]))]}
      onChoose={(period) => onChange(withPeriod(recurrence, JSON.parse(period) as Period))}
    />
  );
}

export function DayChoice({ recurrence, onChange }: Props) {
  const set = dayOfPeriod(recurrence);
  const choose = (day: DayOfPeriod) => onChange(withDay(recurrence, day));
  if ('days' in set) return <Days chosen={set.days} onChoose={(days) => choose({ days })} />;
  const isMonthly = periodOf(recurrence).unit === 'months';
  return (
    <Choice
      label={t('day')}
      value={JSON.stringify(set)}
      options={isMonthly ? [] : optionsOf(WEEKDAYS.map((weekday) => ({ weekday })))}
      groups={isMonthly ? daysOfMonth() : []}
      onChoose={(day) => choose(JSON.parse(day) as DayOfPeriod)}
    />
  );
}

/** At least one stays pressed. */
function Days({ chosen, onChoose }: { chosen: readonly Weekday[]; onChoose: (days: Weekday[]) => void }) {
  const names = weekdays();
  const press = (day: Weekday) => {
    const next = WEEKDAYS.filter((one) => chosen.includes(one) !== (one === day));
    if (next.length > 0) onChoose(next);
  };
  return (
    <span role="group" aria-label={t('day')} className={styles.days}>
      {WEEKDAYS.map((day, nth) => (
        <button key={day} type="button" aria-label={t(`weekday.${day}`)} aria-pressed={chosen.includes(day)} onClick={() => press(day)}>
          {names[nth]}
        </button>
      ))}
    </span>
  );
}

function periodText({ unit, every }: Period): string {
  if (unit === 'days') return t('severalDays');
  const [weeks, months] = [WEEKS.find((one) => one === every), MONTHS.find((one) => one === every)];
  if (unit === 'weeks') return weeks ? t(`every.${weeks}`) : t('everyMany', { count: every });
  return months ? t(`months.${months}`) : t('monthsMany', { count: every });
}

const daysOfMonth = (): readonly (readonly [string, Options])[] => [
  [t('byWeekday'), optionsOf(WEEKS_OF_MONTH.flatMap((week) => WEEKDAYS.map((weekday) => ({ week, weekday }))))],
  [t('byDate'), optionsOf(Array.from({ length: DATE_MOST }, (_, nth) => ({ dayOfMonth: nth + 1 })))],
];

const optionsOf = (days: readonly Exclude<DayOfPeriod, { days: unknown }>[]): Options =>
  days.map((day) => [JSON.stringify(day), dayText(day)]);

function dayText(day: Exclude<DayOfPeriod, { days: unknown }>): string {
  if ('dayOfMonth' in day) return t('date', { number: day.dayOfMonth });
  const name = t(`weekday.${day.weekday}`);
  return 'week' in day ? t(`nth.${day.week}`, { name }) : name;
}
