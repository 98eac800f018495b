// Conditions of a cadence that are seldom changed.
import type { Cadence } from '#domain/cadence/cadence';
import { Language, type TeamId } from '#domain/ids';
import type { TeamView } from '#contract/api';
import { usePage } from '../page.tsx';
import { numberChoices, timeChoices } from './cadence-choices.ts';

const FLOORS = [5, 6, 8, 10];
const CLOSING = ['12:00', '15:00', '16:00', '17:00', '18:00'];

interface Props {
  draft: Cadence;
  /** The other teams that this person may set a cadence for. */
  others: TeamView[];
  change: (part: Partial<Cadence>) => void;
}

export function CadenceMore({ draft, others, change }: Props) {
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
      {others.length > 0 && <TogetherChoice chosen={draft.together} others={others} onChoose={(together) => change({ together })} />}
    </details>
  );
}

interface TogetherProps {
  chosen: TeamId[];
  others: TeamView[];
  onChoose: (together: TeamId[]) => void;
}

function TogetherChoice({ chosen, others, onChoose }: TogetherProps) {
  const { t } = usePage();
  return (
    <fieldset className="together">
      <legend className="t-strong">{t('cadence.together')}</legend>
      <div className="together-teams">
        {others.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ currentTarget }) => onChoose(currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
            />
            {name}
          </label>
        ))}
      </div>
      <p className="t-cap quiet">{t('cadence.togetherNote')}</p>
    </fieldset>
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
