// The cadence: one sentence that the admin writes by choosing, what comes next, what did not arrive.
import { useState } from 'preact/compat';
import { api, type CadenceSettings, type CadenceView, type TeamView } from '#contract/api';
import { DEFAULT_CADENCE, type Cadence } from '#domain/cadence/cadence';
import { expectedSeconds } from '#domain/pulse/terms';
import { DEFAULT_POLICY } from '#domain/policy/policy';
import type { TeamId } from '#domain/ids';
import { failureCode, type FailureCode } from '../api-client.ts';
import { openLink } from '../host.ts';
import { ask, Await, Failure, useLoaded, usePage, type Page } from '../page.tsx';
import type { Change } from './cadence-choices.ts';
import { CadenceMore } from './cadence-more.tsx';
import { CadenceSentence } from './cadence-sentence.tsx';
import { Deliveries } from './deliveries.tsx';
import { Occurrences } from './occurrences.tsx';

export default function CadencePage({ teams }: { teams: TeamView[] }) {
  const [team, setTeam] = useState<TeamId | undefined>(teams[0]?.id);
  const { host } = usePage();
  const loaded = useLoaded(() => ask(api.cadence, { team: team as TeamId }), `${team}${host.user}`);
  if (team === undefined) return null;
  return (
    <div className="sheet page cadence">
      <Await loaded={loaded}>{(view) => <Editor key={team} team={team} teams={teams} view={view} onTeam={setTeam} />}</Await>
    </div>
  );
}

const fresh = (language: Page['host']['language']): CadenceSettings => ({
  cadence: { ...DEFAULT_CADENCE, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
  policy: { ...DEFAULT_POLICY, language },
  joinedTeams: [],
});

/** "Central European Standard Time", in the reader's language. */
const zoneName = (timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' }).formatToParts().find(({ type }) => type === 'timeZoneName')
    ?.value ?? timeZone;

interface EditorProps {
  team: TeamId;
  teams: TeamView[];
  view: CadenceView;
  onTeam: (team: TeamId) => void;
}

function Editor({ team, teams, view, onTeam }: EditorProps) {
  const { t, host } = usePage();
  const [saved, setSaved] = useState(view);
  const [draft, setDraft] = useState<CadenceSettings>(view.settings ?? fresh(host.language));
  const [state, setState] = useState<'idle' | 'saving' | { failure: FailureCode }>('idle');
  const isSaved = saved.settings !== null && JSON.stringify(saved.settings) === JSON.stringify(draft);
  const change: Change = {
    cadence: (part) => setDraft((before) => ({ ...before, cadence: { ...before.cadence, ...part } })),
    policy: (part) => setDraft((before) => ({ ...before, policy: { ...before.policy, ...part } })),
    joinedTeams: (joinedTeams) => setDraft((before) => ({ ...before, joinedTeams })),
  };
  const save = () => {
    setState('saving');
    ask(api.saveCadence, { team }, draft).then(
      (now) => (setSaved(now), now.settings && setDraft(now.settings), setState('idle')),
      (error: unknown) => setState({ failure: failureCode(error) }),
    );
  };
  return (
    <>
      <p className="quiet">{t(saved.settings ? 'cadence.of' : 'cadence.new', { team: teams.find(({ id }) => id === team)?.name })}</p>
      <form aria-label={t('section.cadence')} onSubmit={(event) => (event.preventDefault(), save())}>
        <h1 className="vh">{t('section.cadence')}</h1>
        <CadenceSentence draft={draft} team={team} teams={teams} change={change} onTeam={onTeam} />
        <ul role="list" className="so">
          <li>
            <i className="i i-people i-16" aria-hidden="true" />
            {t('cadence.asked', { count: saved.roll })}
          </li>
          <li>
            <i className="i i-clock i-16" aria-hidden="true" />
            {t('cadence.seconds', { seconds: expectedSeconds(draft.policy.length) })}
          </li>
          <li>
            <i className="i i-shield-lock i-16" aria-hidden="true" />
            {t('cadence.floor', { count: draft.policy.floor })}
          </li>
          <li>
            <i className="i i-globe i-16" aria-hidden="true" />
            {t('cadence.zone', { zone: zoneName(draft.cadence.timeZone, host.language) })}
          </li>
        </ul>
        <CadenceMore draft={draft} others={teams.filter(({ id }) => id !== team)} change={change} />
        {isSaved ? (
          <SavedBar link={saved.link} owner={saved.ownerName} />
        ) : (
          <div className="row acts">
            <button type="submit" className="btn btn-primary btn-lg" disabled={state === 'saving'}>
              <i className="i i-calendar" aria-hidden="true" />
              {t(state === 'saving' ? 'cadence.saving' : 'cadence.save')}
            </button>
            <span className="quiet">{t('cadence.saveNote')}</span>
          </div>
        )}
        {typeof state === 'object' && <Failure code={state.failure} again={save} />}
      </form>
      <section aria-labelledby="next">
        <h2 className="t-title" id="next">
          {t('cadence.next')}
        </h2>
        {isSaved ? (
          <Occurrences all={saved.occurrences} timeZone={draft.cadence.timeZone} />
        ) : (
          <Preview team={team} draft={draft.cadence} />
        )}
      </section>
      {saved.settings && <Deliveries team={team} />}
    </>
  );
}

function SavedBar({ link, owner }: { link: string | null; owner: string | null }) {
  const { t } = usePage();
  return (
    <div className="bar bar-ok acts" role="status">
      <i className="i i-checkmark-circle" aria-hidden="true" />
      <div>
        <p>
          <b className="t-strong">{t('cadence.saved', { owner })}</b> {t('cadence.savedText')}
        </p>
        {link !== null && (
          <button type="button" className="btn" onClick={() => void openLink(link)}>
            {t('cadence.openSeries')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Asked anew whenever the sentence changes. */
function Preview({ team, draft }: { team: TeamId; draft: Cadence }) {
  const loaded = useLoaded(() => ask(api.previewCadence, { team }, draft), JSON.stringify(draft));
  return <Await loaded={loaded}>{({ occurrences }) => <Occurrences all={occurrences} timeZone={draft.timeZone} />}</Await>;
}
