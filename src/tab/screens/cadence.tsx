// The cadence: one sentence that the admin writes by choosing, what comes next, what did not arrive.
import { useEffect, useState } from 'react';
import { api, type CadenceView, type TeamView } from '#contract/api';
import { WEEKDAYS, type Cadence, type Occurrence } from '#domain/cadence';
import { expectedSeconds, FLOOR } from '#domain/terms';
import type { TeamId } from '#domain/ids';
import { failureCode, type FailureCode } from '../api-client.ts';
import { openLink } from '../host.ts';
import { ask, Await, Failure, useLoaded, usePage, type Page } from '../page.tsx';
import { day, hour } from '../words.ts';
import { Deliveries } from './deliveries.tsx';

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

const fresh = (language: Page['host']['language']): Cadence => ({
  everyWeeks: 2,
  weekday: 'tuesday',
  time: '10:00',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  workingDays: 3,
  closingTime: '17:00',
  length: 4,
  reminders: 2,
  floor: FLOOR,
  edge: 2,
  guests: false,
  language,
});

const TIMES = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00', '15:00'];

interface EditorProps {
  team: TeamId;
  teams: TeamView[];
  view: CadenceView;
  onTeam: (team: TeamId) => void;
}

function Editor({ team, teams, view, onTeam }: EditorProps) {
  const { t, host } = usePage();
  const [saved, setSaved] = useState(view);
  const [draft, setDraft] = useState<Cadence>(view.cadence ?? fresh(host.language));
  const [state, setState] = useState<'idle' | 'saving' | { failure: FailureCode }>('idle');
  const isSaved = saved.cadence !== null && JSON.stringify(saved.cadence) === JSON.stringify(draft);
  const change = (part: Partial<Cadence>) => setDraft((before) => ({ ...before, ...part }));
  const save = () => {
    setState('saving');
    ask(api.saveCadence, { team }, draft).then(
      (now) => (setSaved(now), now.cadence && setDraft(now.cadence), setState('idle')),
      (error: unknown) => setState({ failure: failureCode(error) }),
    );
  };
  return (
    <>
      <p className="quiet">{t(saved.cadence ? 'cadence.of' : 'cadence.new', { team: teams.find(({ id }) => id === team)?.name })}</p>
      <form aria-label={t('section.cadence')} onSubmit={(event) => (event.preventDefault(), save())}>
        <h1 className="vh">{t('section.cadence')}</h1>
        <Sentence draft={draft} team={team} teams={teams} change={change} onTeam={onTeam} />
        <ul role="list" className="so">
          <li>
            <i className="i i-people i-16" aria-hidden="true" />
            {t('cadence.asked', { count: saved.roll })}
          </li>
          <li>
            <i className="i i-clock i-16" aria-hidden="true" />
            {t('cadence.seconds', { seconds: expectedSeconds(draft.length) })}
          </li>
          <li>
            <i className="i i-shield-lock i-16" aria-hidden="true" />
            {t('cadence.floor', { count: draft.floor })}
          </li>
        </ul>
        <More draft={draft} change={change} />
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
        {isSaved ? <Occurrences all={saved.occurrences} timeZone={draft.timeZone} /> : <Preview team={team} draft={draft} />}
      </section>
      {saved.cadence && <Deliveries team={team} />}
    </>
  );
}

interface SentenceProps {
  draft: Cadence;
  team: TeamId;
  teams: TeamView[];
  change: (part: Partial<Cadence>) => void;
  onTeam: (team: TeamId) => void;
}

/** The sentence is one text of the language file; `<0>` … `<7>` are the choices in it. */
function Sentence({ draft, team, teams, change, onTeam }: SentenceProps) {
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
      options={[1, 2, 3, 4].map((weeks) => [String(weeks), t(`cadence.every.${weeks}`)])}
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
      options={TIMES.map((time) => [time, time])}
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
    <select aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      {options.map(([name, text]) => (
        <option key={name} value={name}>
          {text}
        </option>
      ))}
    </select>
  );
}

function More({ draft, change }: Pick<SentenceProps, 'draft' | 'change'>) {
  const { t } = usePage();
  return (
    <details className="more">
      <summary>{t('cadence.more')}</summary>
      <div className="opts">
        <label>
          <span className="t-strong">{t('cadence.floorLabel')}</span>
          <select className="field" value={draft.floor} onChange={(event) => change({ floor: Number(event.target.value) })}>
            {[5, 6, 8, 10].map((floor) => (
              <option key={floor} value={floor}>
                {t('cadence.answers', { count: floor })}
              </option>
            ))}
          </select>
          <span className="t-cap quiet">{t('cadence.floorNote')}</span>
        </label>
        <label>
          <span className="t-strong">{t('cadence.guests')}</span>
          <select
            className="field"
            value={draft.guests ? 'yes' : 'no'}
            onChange={(event) => change({ guests: event.target.value === 'yes' })}
          >
            <option value="no">{t('cadence.guestsNo')}</option>
            <option value="yes">{t('cadence.guestsYes')}</option>
          </select>
        </label>
      </div>
    </details>
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
  const [last, setLast] = useState<Occurrence[]>([]);
  const now = loaded !== 'loading' && 'value' in loaded ? loaded.value.occurrences : undefined;
  useEffect(() => now && setLast(now), [now]);
  if (loaded !== 'loading' && 'failure' in loaded) return <Failure code={loaded.failure} again={loaded.again} />;
  return <Occurrences all={now ?? last} timeZone={draft.timeZone} />;
}

function Occurrences({ all, timeZone }: { all: readonly Occurrence[]; timeZone: string }) {
  const { t } = usePage();
  return (
    <ol role="list" className="occ">
      {all.slice(0, 6).map(({ id, opensAt, closesAt, state }) => (
        <li key={`${id}${opensAt}`} className={state}>
          <span className="num o-d">{day(opensAt, timeZone)}</span>
          <span className="o-t">
            {state === 'skipped' ? '' : t('cadence.until', { day: day(closesAt, timeZone), hour: hour(closesAt, timeZone) })}
          </span>
          {(state === 'moved' || state === 'skipped') && <span className="o-n">{t(`cadence.${state}`)}</span>}
        </li>
      ))}
    </ol>
  );
}
