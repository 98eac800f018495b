// Conditions of a cadence that are seldom changed.
import { Language } from '#domain/ids';
import { WRITING } from '#domain/language';
import type { CadenceSettings } from '#contract/api';
import type { ReactNode } from 'preact/compat';
import { words } from '../../words.ts';
import { numberChoices, timeChoices, zoneChoices, type Change } from './choices.ts';
import styles from './screen.module.css';

const t = words('cadence');

const FLOORS = [5, 6, 8, 10];
const CLOSING = ['12:00', '15:00', '16:00', '17:00', '18:00'];

interface Props {
  draft: Pick<CadenceSettings, 'cadence' | 'policy'>;
  change: Change;
  /** What stands below them. */
  children: ReactNode;
}

export function Conditions({ draft: { cadence, policy }, change, children }: Props) {
  return (
    <details className={styles.more}>
      <summary>{t('more')}</summary>
      <div className={styles.options}>
        <Option
          label={t('floorLabel')}
          note={t('floorNote')}
          value={String(policy.floor)}
          options={numberChoices(FLOORS, policy.floor).map((floor) => [String(floor), t('answers', { count: floor })])}
          onChoose={(floor) => change.policy({ floor: Number(floor) })}
        />
        <Option
          label={t('guests')}
          value={policy.guests ? 'yes' : 'no'}
          options={[
            ['no', t('guestsNo')],
            ['yes', t('guestsYes')],
          ]}
          onChoose={(guests) => change.policy({ guests: guests === 'yes' })}
        />
        <Option
          label={t('thriving')}
          note={t('thrivingNote')}
          value={policy.thriving ? 'yes' : 'no'}
          options={[
            ['no', t('thrivingNo')],
            ['yes', t('thrivingYes')],
          ]}
          onChoose={(thriving) => change.policy({ thriving: thriving === 'yes' })}
        />
        <Option
          label={t('timeZone')}
          value={cadence.timeZone}
          options={zoneChoices(cadence.timeZone).map((zone) => [zone, zone.replaceAll('_', ' ')])}
          onChoose={(timeZone) => change.cadence({ timeZone })}
        />
        <DayOption label={t('begins')} note={t('beginsNote')} value={cadence.from} onChoose={(from) => change.cadence({ from })} />
        <DayOption label={t('ends')} note={t('endsNote')} value={cadence.until} onChoose={(until) => change.cadence({ until })} />
        <Option
          label={t('closing')}
          value={cadence.closingTime}
          options={timeChoices(CLOSING, cadence.closingTime)}
          onChoose={(closingTime) => change.cadence({ closingTime })}
        />
        <Option
          label={t('language')}
          value={policy.language}
          options={Language.options.map((language) => [language, WRITING[language].name])}
          onChoose={(language) => change.policy({ language: Language.parse(language) })}
        />
      </div>
      {children}
    </details>
  );
}

interface OptionProps {
  label: string;
  note?: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}

function Option({ label, note, value, options, onChoose }: OptionProps) {
  return (
    <label>
      <span className="t-strong">{label}</span>
      <select className="field" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
      {note !== undefined && <span className="t-cap quiet">{note}</span>}
    </label>
  );
}

interface DayOptionProps {
  label: string;
  note: string;
  /** `YYYY-MM-DD` */
  value: string | null;
  onChoose: (value: string | null) => void;
}

function DayOption({ label, note, value, onChoose }: DayOptionProps) {
  return (
    <label>
      <span className="t-strong">{label}</span>
      <input type="date" className="field" value={value ?? ''} onChange={(event) => onChoose(event.currentTarget.value || null)} />
      <span className="t-cap quiet">{note}</span>
    </label>
  );
}
