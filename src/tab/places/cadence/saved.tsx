// Below a cadence that is saved: where its series is, and the ways to pause, to go on and to end.
import { useLayoutEffect, useRef, useState } from 'preact/compat';
import { api, type CadenceView } from '#contract/api';
import { DAY, type TeamId } from '#domain/ids';
import { date, fileDay } from '../../dates.ts';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { Failure, usePage } from '../../page.tsx';
import { gap, words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('cadence');

/** What is done only after a second press. */
type Question = 'end' | 'takeOver';

interface Props {
  view: CadenceView;
  team: TeamId;
  /** It has just been saved, and the button that had the focus is gone. */
  focused: boolean;
  onChange: (view: CadenceView) => void;
}

export function SavedCadence({ view, team, focused, onChange }: Props) {
  const { link, ownerName: owner, isMine, paused } = view;
  const { host, ask } = usePage();
  const [state, setState] = useState<'idle' | Question | 'working' | { failure: FailureCode }>('idle');
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (focused) bar.current?.focus();
  }, [focused]);
  const work = (change: Promise<CadenceView>) => {
    setState('working');
    change.then(
      (now) => (setState('idle'), onChange(now)),
      (error: unknown) => setState({ failure: failureCode(error) }),
    );
  };
  const pause = () => state !== 'working' && work(ask(api.pauseCadence, { team }, { paused: !paused }));
  const goOnAt = (until: string) =>
    state !== 'working' && work(ask(api.pauseCadence, { team }, { paused: true, ...(until !== '' && { until }) }));
  const answers: Record<Question, () => Promise<CadenceView>> = {
    end: () => ask(api.endCadence, { team }, {}),
    takeOver: () => ask(api.takeOverCadence, { team }, {}),
  };
  const isAsking = state === 'end' || state === 'takeOver';
  /** In one place, so that the focus stays when it asks. */
  const asking = (question: Question) =>
    (!isAsking || state === question) && (
      <button
        type="button"
        className="btn btn-subtle"
        aria-disabled={state === 'working'}
        onClick={() => (isAsking ? work(answers[question]()) : state !== 'working' && setState(question))}
      >
        {t(isAsking ? `${question}Really` : question)}
      </button>
    );
  return (
    <>
      <div ref={bar} tabIndex={-1} className={`bar ${paused ? 'bar-warn' : 'bar-ok'} acts`} role="status">
        <i className={`i ${paused ? 'i-warning' : 'i-checkmark-circle'}`} aria-hidden="true" />
        <State {...view} />
      </div>
      <div className="row acts">
        {link !== null && (
          <button type="button" className="btn" onClick={() => host.openLink(link)}>
            {t('openSeries')}
          </button>
        )}
        <button type="button" className="btn" aria-disabled={state === 'working'} onClick={pause}>
          {t(paused ? 'goOn' : 'pause')}
        </button>
        {!isMine && asking('takeOver')}
        {asking('end')}
        {isAsking && (
          <button type="button" className="btn btn-subtle" onClick={() => setState('idle')}>
            {t('keep')}
          </button>
        )}
      </div>
      <p className="quiet" role="status">
        {isAsking && t(`${state}Text`, { owner })}
      </p>
      {paused && !isAsking && <GoesOn {...view} onChoose={goOnAt} />}
      {typeof state === 'object' && <Failure code={state.failure} />}
    </>
  );
}

function State({ ownerName: owner, paused, goesOnAt, settings }: CadenceView) {
  const day = goesOnAt !== null && date(goesOnAt, settings?.cadence.timeZone);
  return (
    <p>
      <b className="t-strong">{day ? t('pausedUntil', { day }) : paused ? t('paused') : t('saved', { owner })}</b>
      {gap()}
      {t(day ? 'pausedUntilText' : paused ? 'pausedText' : 'savedText')}
    </p>
  );
}

/** When a pause ends by itself; no day: not by itself. */
function GoesOn({ goesOnAt, settings, onChoose }: CadenceView & { onChoose: (day: string) => void }) {
  const { timeZone } = settings?.cadence ?? { timeZone: 'UTC' };
  const [tomorrow] = useState(() => fileDay(Date.now() + DAY, timeZone));
  return (
    <label className={styles.goesOn}>
      <span>{t('goesOn')}</span>
      <input
        type="date"
        className="field"
        min={tomorrow}
        value={goesOnAt === null ? '' : fileDay(goesOnAt, timeZone)}
        onChange={(event) => onChoose(event.currentTarget.value)}
      />
    </label>
  );
}
