// The cadence as a sentence of the language file, with a choice at each place that can be another.
import { WEEKDAYS, type Weekday } from '#domain/cadence/recurrence';
import type { CadenceSettings, TeamsPage } from '#contract/api';
import { words } from '../../words.ts';
import { isLong, type NamedTeam } from '../teams/screen.tsx';
import { numberChoices, timeChoices, type Change } from './choices.ts';
import styles from './screen.module.css';

const t = words('cadence');

const TIMES = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00', '15:00'];
const DAYS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const LENGTHS = [3, 4, 5] as const;
const REMINDERS = [0, 1, 2] as const;
const WEEKS = [1, 2, 3, 4] as const;

const weeksText = (weeks: number): string => {
  const usual = WEEKS.find((one) => one === weeks);
  return usual ? t(`every.${usual}`) : t('everyMany', { count: weeks });
};

interface Props {
  draft: CadenceSettings;
  team: NamedTeam;
  teams: TeamsPage;
  change: Change;
  onTeam: (team: NamedTeam) => void;
}

/** The sentence is one text of the language file; `<0>` … `<6>` are the choices in it. */
export function CadenceSentence({ draft: { cadence, policy }, team, teams, change, onTeam }: Props) {
  const { recurrence } = cadence;
  const choices = [
    isLong(teams) ? (
      <b key="team" className="t-strong">
        {team.name}
      </b>
    ) : (
      <Choice
        key="team"
        label={t('team')}
        value={team.id}
        options={teams.teams.map(({ id, name }) => [id, name])}
        onChoose={(chosen) => onTeam(teams.teams.find(({ id }) => id === chosen) ?? team)}
      />
    ),
    <Choice
      key="rhythm"
      label={t('rhythm')}
      value={String(recurrence.every)}
      options={numberChoices(WEEKS, recurrence.every).map((weeks) => [String(weeks), weeksText(weeks)])}
      onChoose={(weeks) => change.cadence({ recurrence: { ...recurrence, every: Number(weeks) } })}
    />,
    <Choice
      key="day"
      label={t('day')}
      value={recurrence.weekday}
      options={WEEKDAYS.map((weekday) => [weekday, t(`weekday.${weekday}`)])}
      onChoose={(weekday) => change.cadence({ recurrence: { ...recurrence, weekday: weekday as Weekday } })}
    />,
    <Choice
      key="time"
      label={t('time')}
      value={cadence.time}
      options={timeChoices(TIMES, cadence.time)}
      onChoose={(time) => change.cadence({ time })}
    />,
    <Choice
      key="open"
      label={t('open')}
      value={String(cadence.workingDays)}
      options={DAYS.map((days) => [String(days), t(`days.${days}`)])}
      onChoose={(days) => change.cadence({ workingDays: Number(days) })}
    />,
    <Choice
      key="length"
      label={t('length')}
      value={String(policy.length)}
      options={LENGTHS.map((length) => [String(length), t(`statements.${length}`)])}
      onChoose={(length) => change.policy({ length: Number(length) })}
    />,
    <Choice
      key="remind"
      label={t('reminders')}
      value={String(policy.reminders)}
      options={REMINDERS.map((times) => [String(times), t(`remind.${times}`)])}
      onChoose={(times) => change.policy({ reminders: Number(times) })}
    />,
  ];
  const parts = t('sentence').split(/<(\d)>/);
  return <p className={styles.sentence}>{parts.map((part, nth) => (nth % 2 === 0 ? part : choices[Number(part)]))}</p>;
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
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
