// Conditions of a cadence that are seldom changed.
import type { JoinedTeams } from '#domain/cadence/joined-teams';
import { Language } from '#domain/ids';
import type { CadenceSettings, TeamView } from '#contract/api';
import { usePage } from '../page.tsx';
import { numberChoices, timeChoices, type Change } from './cadence-choices.ts';

const FLOORS = [5, 6, 8, 10];
const CLOSING = ['12:00', '15:00', '16:00', '17:00', '18:00'];

interface Props {
  draft: CadenceSettings;
  /** The other teams that this person may set a cadence for. */
  others: TeamView[];
  change: Change;
}

export function CadenceMore({ draft: { cadence, policy, joinedTeams }, others, change }: Props) {
  const { t } = usePage();
  return (
    <details className="more">
      <summary>{t('cadence.more')}</summary>
      <div className="opts">
        <Option
          label={t('cadence.floorLabel')}
          note={t('cadence.floorNote')}
          value={String(policy.floor)}
          options={numberChoices(FLOORS, policy.floor).map((floor) => [String(floor), t('cadence.answers', { count: floor })])}
          onChoose={(floor) => change.policy({ floor: Number(floor) })}
        />
        <Option
          label={t('cadence.guests')}
          value={policy.guests ? 'yes' : 'no'}
          options={[
            ['no', t('cadence.guestsNo')],
            ['yes', t('cadence.guestsYes')],
          ]}
          onChoose={(guests) => change.policy({ guests: guests === 'yes' })}
        />
        <Option
          label={t('cadence.closing')}
          value={cadence.closingTime}
          options={timeChoices(CLOSING, cadence.closingTime)}
          onChoose={(closingTime) => change.cadence({ closingTime })}
        />
        <Option
          label={t('cadence.language')}
          value={policy.language}
          options={Language.options.map((language) => [language, t(`languages.${language}`)])}
          onChoose={(language) => change.policy({ language: Language.parse(language) })}
        />
      </div>
      {others.length > 0 && <JoinedTeamsChoice chosen={joinedTeams} others={others} onChoose={change.joinedTeams} />}
    </details>
  );
}

interface JoinedTeamsProps {
  chosen: JoinedTeams;
  others: TeamView[];
  onChoose: (joinedTeams: JoinedTeams) => void;
}

function JoinedTeamsChoice({ chosen, others, onChoose }: JoinedTeamsProps) {
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
