// Conditions of a cadence that are seldom changed.
import type { Cadence } from '#domain/cadence';
import { Language } from '#domain/ids';
import { usePage } from '../page.tsx';
import { numberChoices, timeChoices } from './cadence-choices.ts';

const FLOORS = [5, 6, 8, 10];
const CLOSING = ['12:00', '15:00', '16:00', '17:00', '18:00'];

export function CadenceMore({ draft, change }: { draft: Cadence; change: (part: Partial<Cadence>) => void }) {
  const { t } = usePage();
  return (
    <details className="more">
      <summary>{t('cadence.more')}</summary>
      <div className="opts">
        <Option
          label={t('cadence.floorLabel')}
          note={t('cadence.floorNote')}
          value={String(draft.floor)}
          options={numberChoices(FLOORS, draft.floor).map((floor) => [String(floor), t('cadence.answers', { count: floor })])}
          onChoose={(floor) => change({ floor: Number(floor) })}
        />
        <Option
          label={t('cadence.guests')}
          value={draft.guests ? 'yes' : 'no'}
          options={[
            ['no', t('cadence.guestsNo')],
            ['yes', t('cadence.guestsYes')],
          ]}
          onChoose={(guests) => change({ guests: guests === 'yes' })}
        />
        <Option
          label={t('cadence.closing')}
          value={draft.closingTime}
          options={timeChoices(CLOSING, draft.closingTime)}
          onChoose={(closingTime) => change({ closingTime })}
        />
        <Option
          label={t('cadence.language')}
          value={draft.language}
          options={Language.options.map((language) => [language, t(`languages.${language}`)])}
          onChoose={(language) => change({ language: Language.parse(language) })}
        />
      </div>
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
      <select className="field" value={value} onChange={(event) => onChoose(event.target.value)}>
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
