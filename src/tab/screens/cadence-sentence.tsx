// The cadence as a sentence of the language file, with a choice at each place that can be another.
import { WEEKDAYS, type Cadence } from '#domain/cadence/cadence';
import type { TeamId } from '#domain/ids';
import type { TeamView } from '#contract/api';
import { usePage } from '../page.tsx';
import { numberChoices, timeChoices } from './cadence-choices.ts';

const TIMES = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00', '15:00'];

interface Props {
  draft: Cadence;
  team: TeamId;
  teams: TeamView[];
  change: (part: Partial<Cadence>) => void;
  onTeam: (team: TeamId) => void;
}

/** The sentence is one text of the language file; `<0>` … `<7>` are the choices in it. */
export function CadenceSentence({ draft, team, teams, change, onTeam }: Props) {
  const { t } = usePage();
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
      value={String(draft.everyWeeks)}
      options={numberChoices([1, 2, 3, 4], draft.everyWeeks).map((weeks) => [
        String(weeks),
        t(weeks <= 4 ? `cadence.every.${weeks}` : 'cadence.everyMany', { count: weeks }),
      ])}
      onChoose={(weeks) => change({ everyWeeks: Number(weeks) })}
    />,
    <Choice
      key="day"
      label={t('cadence.day')}
      value={draft.weekday}
      options={WEEKDAYS.map((weekday) => [weekday, t(`weekday.${weekday}`)])}
      onChoose={(weekday) => change({ weekday: weekday as Cadence['weekday'] })}
    />,
    <Choice
      key="time"
      label={t('cadence.time')}
      value={draft.time}
      options={timeChoices(TIMES, draft.time)}
      onChoose={(time) => change({ time })}
    />,
    <Choice
      key="open"
      label={t('cadence.open')}
      value={String(draft.workingDays)}
      options={numbers('days', 1, 10)}
      onChoose={(days) => change({ workingDays: Number(days) })}
    />,
    <Choice
      key="length"
      label={t('cadence.length')}
      value={String(draft.length)}
      options={numbers('statements', 3, 5)}
      onChoose={(length) => change({ length: Number(length) })}
    />,
    <Choice
      key="remind"
      label={t('cadence.reminders')}
      value={String(draft.reminders)}
      options={[0, 1, 2].map((times) => [String(times), t(`cadence.remind.${times}`)])}
      onChoose={(times) => change({ reminders: Number(times) })}
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
