// One team's cadence: a sentence that is written by choosing, what comes next, what did not arrive.
import { useState } from 'preact/compat';
import { api, type CadenceSettings, type CadenceView, type TeamsPage } from '#contract/api';
import { DEFAULT_CADENCE, type Lost } from '#domain/cadence/cadence';
import { dayOfPeriod, openMost } from '#domain/cadence/recurrence';
import type { Language } from '#domain/ids';
import { DEFAULT_POLICY, FLOOR } from '#domain/policy/policy';
import { expectedSeconds } from '#domain/pulse/terms';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { here, zoneName } from '../../dates.ts';
import { Failure, usePage } from '../../page.tsx';
import { gap, words } from '../../words.ts';
import { NextItemsSection } from '../asked/screen.tsx';
import type { NamedTeam } from '../teams/screen.tsx';
import type { Change } from './choices.ts';
import { Conditions } from './conditions.tsx';
import { Deliveries } from './deliveries.tsx';
import { JoinedTeamsChoice } from './joined-teams.tsx';
import { Occurrences } from './occurrences.tsx';
import { useOutlook } from './outlook.ts';
import { Preview } from './preview.tsx';
import { SavedCadence } from './saved.tsx';
import { CadenceSentence } from './sentence.tsx';
import styles from './screen.module.css';

const t = words('cadence');

const fresh = (language: Language): CadenceSettings => ({
  cadence: { ...DEFAULT_CADENCE, timeZone: here() },
  policy: { ...DEFAULT_POLICY, language },
  joinedTeams: [],
});

/** A pulse is never open for so long that the next could not open; how long it is to be is remembered for a rarer rhythm. */
const fitting = ({ cadence, ...settings }: CadenceSettings): CadenceSettings => ({
  cadence: { ...cadence, workingDays: Math.min(cadence.workingDays, openMost(cadence.recurrence)) },
  ...settings,
});

interface Props {
  team: NamedTeam;
  teams: TeamsPage;
  view: CadenceView;
  onTeam: (team: NamedTeam) => void;
}

export function Editor({ team, teams, view, onTeam }: Props) {
  const { host, ask } = usePage();
  const [saved, setSaved] = useState(view);
  const [wanted, setDraft] = useState<CadenceSettings>(view.settings ?? fresh(host.language));
  const draft = fitting(wanted);
  const [state, setState] = useState<'idle' | 'saving' | { failure: FailureCode }>('idle');
  const [wasSaved, setWasSaved] = useState(false);
  useOutlook(team.id, saved.settings !== null, setSaved);
  const isUnchanged = saved.settings !== null && JSON.stringify(saved.settings) === JSON.stringify(draft);
  // What Outlook has lost is to be saved again.
  const isSaved = isUnchanged && saved.lost === null;
  const change: Change = {
    cadence: (part) => setDraft((before) => ({ ...before, cadence: { ...before.cadence, ...part } })),
    policy: (part) => setDraft((before) => ({ ...before, policy: { ...before.policy, ...part } })),
    joinedTeams: (joinedTeams) => setDraft((before) => ({ ...before, joinedTeams })),
  };
  /** What the server says now is what is written here. */
  const follow = (now: CadenceView) => {
    setSaved(now);
    setDraft(now.settings ?? fresh(host.language));
    setState('idle');
  };
  const save = () => {
    if (state === 'saving') return;
    setState('saving');
    ask(api.saveCadence, { team: team.id }, draft).then(
      (now) => (setWasSaved(true), follow(now)),
      (error: unknown) => setState({ failure: failureCode(error) }),
    );
  };
  return (
    <>
      <p className="quiet">{t(saved.settings ? 'of' : 'new', { team: team.name })}</p>
      <form aria-label={t('ui:section.cadence')} onSubmit={(event) => (event.preventDefault(), save())}>
        <h1 className="vh">{t('ui:section.cadence')}</h1>
        <CadenceSentence draft={draft} team={team} teams={teams} change={change} onTeam={onTeam} />
        <Consequences draft={draft} roll={saved.roll} />
        <TooSmall policy={draft.policy} roll={saved.roll} />
        {saved.lost && <LostSeries how={saved.lost} owner={saved.ownerName} />}
        <Conditions draft={draft} change={change}>
          <JoinedTeamsChoice chosen={draft.joinedTeams} team={team.id} teams={teams} onChoose={change.joinedTeams} />
        </Conditions>
        {isSaved ? (
          <SavedCadence view={saved} team={team.id} focused={wasSaved} onChange={follow} />
        ) : (
          <Save isSaving={state === 'saving'} />
        )}
        {typeof state === 'object' && <Failure code={state.failure} again={save} />}
      </form>
      <section aria-labelledby="next">
        <h2 className="t-title" id="next">
          {t('next')}
        </h2>
        {isUnchanged ? (
          <Occurrences all={saved.occurrences} timeZone={draft.cadence.timeZone} />
        ) : (
          <Preview team={team.id} draft={draft.cadence} />
        )}
      </section>
      {isUnchanged && saved.settings && (
        <NextItemsSection team={team.id} timeZone={draft.cadence.timeZone} stamp={JSON.stringify([saved.settings, saved.occurrences[0]])} />
      )}
      {saved.settings && <Deliveries team={team.id} />}
    </>
  );
}

/** What the sentence means for those who are asked. */
function Consequences({ draft: { cadence, policy }, roll }: { draft: CadenceSettings; roll: number }) {
  const lines = [
    ['i-people', t('asked', { count: roll })],
    ['i-clock', t('seconds', { seconds: expectedSeconds(policy.length) })],
    ['i-shield-lock', t('floor', { count: policy.floor })],
    ['i-globe', t('zone', { zone: zoneName(cadence.timeZone) })],
    ['i-history', t('slower')],
    ...('dayOfMonth' in dayOfPeriod(cadence.recurrence) ? [['i-calendar', t('weekend')] as const] : []),
  ] as const;
  return (
    <ul role="list" className={styles.consequences}>
      {lines.map(([icon, text]) => (
        <li key={icon}>
          <i className={`i ${icon} i-16`} aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  );
}

/** The series may stand in the calendar; its pulses are skipped until the team has grown. */
function TooSmall({ policy, roll }: { policy: CadenceSettings['policy']; roll: number }) {
  const { read } = usePage();
  const floor = Math.max(FLOOR, policy.floor);
  if (roll >= floor) return null;
  return (
    <div className={`bar ${styles.lost}`}>
      <i className="i i-people" aria-hidden="true" />
      <div>
        <p>{t('tooSmall', { count: floor })}</p>
        <button type="button" className="btn" onClick={() => read('kit')}>
          {t('ui:about.kit')}
        </button>
      </div>
    </div>
  );
}

/** Which of the two happened, what it means, and who can take over. */
function LostSeries({ how, owner }: { how: Lost; owner: string | null }) {
  return (
    <div className={`bar bar-warn ${styles.lost}`} role="status">
      <i className="i i-warning" aria-hidden="true" />
      <p>
        <b className="t-strong">{t('lost.title')}</b>
        {gap()}
        {how === 'deleted' ? t('lost.deleted') : t('lost.no-mailbox', { owner: owner ?? '' })}
      </p>
    </div>
  );
}

function Save({ isSaving }: { isSaving: boolean }) {
  return (
    <div className="row acts">
      <button type="submit" className="btn btn-primary btn-lg" aria-disabled={isSaving}>
        <i className="i i-calendar" aria-hidden="true" />
        {t(isSaving ? 'saving' : 'save')}
      </button>
      <span className="quiet">{t('saveNote')}</span>
    </div>
  );
}
