// The cadence as a sentence of the language file, with a choice at each place that can be another.
import { openMost, periodOf, type Recurrence } from '#domain/cadence/recurrence';
import type { ReactNode } from 'preact/compat';
import type { CadenceSettings, TeamsPage } from '#contract/api';
import { words } from '../../words.ts';
import { isLong, type NamedTeam } from '../teams/screen.tsx';
import { Choice } from './choice.tsx';
import { timeChoices, type Change } from './choices.ts';
import { DayChoice, PeriodChoice } from './rhythm.tsx';
import styles from './screen.module.css';

const t = words('cadence');

const TIMES = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00', '15:00'];
const DAYS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const LENGTHS = [3, 4, 5] as const;
const REMINDERS = [0, 1, 2] as const;

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
  const onChange = (next: Recurrence) => change.cadence({ recurrence: next });
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
    <PeriodChoice key="rhythm" {...{ recurrence, onChange }} />,
    <DayChoice key="day" {...{ recurrence, onChange }} />,
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
      options={DAYS.slice(0, openMost(recurrence)).map((days) => [String(days), t(`days.${days}`)])}
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
  const isOnDays = periodOf(recurrence).unit === 'days';
  const parts = t(isOnDays ? 'sentenceDays' : 'sentence').split(/<(\d)>/);
  return (
    <p className={styles.sentence}>
      {parts.map((part, nth) => (nth % 2 === 0 ? withoutMark(part) : withMark(choices[Number(part)], parts[nth + 1])))}
    </p>
  );
}

const MARK = /^[,.،、。]*/;
const withoutMark = (text: string) => text.replace(MARK, '');
/** No line begins with the mark that ends a choice. */
const withMark = (choice: ReactNode, next = '') => (
  <span className={styles.word}>
    {choice}
    {MARK.exec(next)?.[0]}
  </span>
);
