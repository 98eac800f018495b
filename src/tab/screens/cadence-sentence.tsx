// The cadence as a sentence of the language file, with a choice at each place that can be another.
import { WEEKDAYS, type Weekday } from '#domain/cadence/recurrence';
import type { TeamId } from '#domain/ids';
import type { CadenceSettings, TeamView } from '#contract/api';
import { usePage } from '../page.tsx';
import { numberChoices, timeChoices, type Change } from './cadence-choices.ts';

const TIMES = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00', '15:00'];

interface Props {
  draft: CadenceSettings;
  team: TeamId;
  teams: TeamView[];
  change: Change;
  onTeam: (team: TeamId) => void;
}

/** The sentence is one text of the language file; `<0>` … `<7>` are the choices in it. */
export function CadenceSentence({ draft: { cadence, policy }, team, teams, change, onTeam }: Props) {
  const { t } = usePage();
  const { recurrence } = cadence;
  const numbers = (name: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, nth) => [String(from + nth), t(`cadence.${name}.${from + nth}`)] as const);
  const choices = [
    <Choice
      key="team"
      label={t('cadence.team')}
      value={team}
      options={teams.map(({ id, name }) => [id, name])}
      onChoose={(id) => onTeam(id as TeamId)}
    />,
    <Choice
      key="rhythm"
      label={t('cadence.rhythm')}
      value={String(recurrence.every)}
      options={numberChoices([1, 2, 3, 4], recurrence.every).map((weeks) => [
        String(weeks),
        t(weeks <= 4 ? `cadence.every.${weeks}` : 'cadence.everyMany', { count: weeks }),
      ])}
      onChoose={(weeks) => change.cadence({ recurrence: { ...recurrence, every: Number(weeks) } })}
    />,
    <Choice
      key="day"
      label={t('cadence.day')}
      value={recurrence.weekday}
      options={WEEKDAYS.map((weekday) => [weekday, t(`weekday.${weekday}`)])}
      onChoose={(weekday) => change.cadence({ recurrence: { ...recurrence, weekday: weekday as Weekday } })}
    />,
    <Choice
      key="time"
      label={t('cadence.time')}
      value={cadence.time}
      options={timeChoices(TIMES, cadence.time)}
      onChoose={(time) => change.cadence({ time })}
    />,
    <Choice
      key="open"
      label={t('cadence.open')}
      value={String(cadence.workingDays)}
      options={numbers('days', 1, 10)}
      onChoose={(days) => change.cadence({ workingDays: Number(days) })}
    />,
    <Choice
      key="length"
      label={t('cadence.length')}
      value={String(policy.length)}
      options={numbers('statements', 3, 5)}
      onChoose={(length) => change.policy({ length: Number(length) })}
    />,
    <Choice
      key="remind"
      label={t('cadence.reminders')}
      value={String(policy.reminders)}
      options={[0, 1, 2].map((times) => [String(times), t(`cadence.remind.${times}`)])}
      onChoose={(times) => change.policy({ reminders: Number(times) })}
    />,
  ];
  const parts = t('cadence.sentence').split(/<(\d)>/);
  return <p className="say">{parts.map((part, nth) => (nth % 2 === 0 ? part : choices[Number(part)]))}</p>;
}

function Choice({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {options.map(([name, text]) => (
        <option key={name} value={name}>
          {text}
        </option>
      ))}
    </select>
  );
}
