// The reports of the teams one is in, newest first; one is read at a time.
import { useState } from 'preact/compat';
import { api, type PulseSummary } from '#contract/api';
import type { PulseId } from '#domain/ids';
import { loadMirror } from '#domain/items/mirror';
import { loadWording } from '#domain/items/wording';
import { failureCode } from '../../api-client.ts';
import { span } from '../../dates.ts';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { loadVoices } from '../../voter/load-voices.ts';
import { words } from '../../words.ts';
import { loadPictures, ReportPage } from '../report/screen.tsx';
import { TeamChoice, type ChoiceProps } from '../teams/screen.tsx';
import { isQuiet } from './heard.ts';
import { loadedOnce, type Reports } from './reports.ts';
import styles from './screen.module.css';

const t = words('results');

export interface ResultsProps {
  pulses: PulseSummary[];
  chosen: PulseId | undefined;
  /** Where they are of one team among more than the own ones. */
  among?: ChoiceProps;
}

export default function Results({ pulses, chosen, among }: ResultsProps) {
  const [at, setAt] = useState(
    Math.max(
      0,
      pulses.findIndex(({ pulse }) => pulse === chosen),
    ),
  );
  const { ask } = usePage();
  const [reports] = useState(() => loadedOnce(({ team, pulse }) => ask(api.report, { team, pulse })));
  const shown = pulses[at];
  if (!shown) {
    return (
      <div className="sheet page">
        {among && <TeamChoice {...among} />}
        <h1 className="t-display">{t('none')}</h1>
        <p className="t-read">{t('noneText')}</p>
      </div>
    );
  }
  return (
    <div className="sheet page">
      {among && <TeamChoice {...among} />}
      <div className={styles.top}>
        <p className="quiet">{shown.teamName}</p>
        <Pager at={at} of={pulses.length} label={span(shown.opensAt, shown.closesAt)} onGo={setAt} />
      </div>
      <OneResult key={shown.pulse} summary={shown} earlier={earlierOf(shown, pulses)} reports={reports} />
    </div>
  );
}

/** The buttons stay pressable to the browser: one that was disabled would lose the focus. */
function Pager({ at, of, label, onGo }: { at: number; of: number; label: string; onGo: (at: number) => void }) {
  return (
    <div className={styles.pager}>
      <button
        type="button"
        className="btn btn-subtle btn-icon"
        aria-disabled={at + 1 >= of}
        onClick={() => at + 1 < of && onGo(at + 1)}
        aria-label={t('earlier')}
      >
        <i className="i i-chevron-left i-flip" aria-hidden="true" />
      </button>
      <b className="t-strong num">{label}</b>
      <button
        type="button"
        className="btn btn-subtle btn-icon"
        aria-disabled={at === 0}
        onClick={() => at > 0 && onGo(at - 1)}
        aria-label={t('later')}
      >
        <i className="i i-chevron-right i-flip" aria-hidden="true" />
      </button>
    </div>
  );
}

const earlierOf = (shown: PulseSummary, pulses: readonly PulseSummary[]): PulseSummary[] =>
  pulses
    .filter(({ team, closesAt }) => team === shown.team && closesAt < shown.closesAt)
    .toSorted((one, other) => other.closesAt - one.closesAt);

interface OneProps {
  summary: PulseSummary;
  earlier: readonly PulseSummary[];
  reports: Reports;
}

function OneResult({ summary: { team, pulse, joinedTeams }, earlier, reports }: OneProps) {
  const page = usePage();
  const { host, ask } = page;
  const load = async () => {
    const asked = ask(api.pulse, { team, pulse });
    const reported = reports.of({ team, pulse });
    const [view, report, before, pictures, wording, me, voices, mirrors, mirrorWording] = await Promise.all([
      asked,
      reported,
      reported.then((report) => reports.before(report, earlier)),
      reported.then(({ outcome }) => (outcome === 'published' ? loadPictures() : undefined)),
      loadWording(host.language),
      ask(api.me, {}),
      // With the rest, so that nothing jumps when they come.
      loadVoices(page, asked, { team, pulse }).catch(failureCode),
      ask(api.mirrors, { team, pulse }).catch(failureCode),
      loadMirror(host.language),
    ]);
    return {
      view,
      report,
      pictures,
      wording,
      voices,
      mirror: { mirrors, mirrorWording },
      earlier: before,
      isSilent: await isQuiet(page, { report, before, earlier, voices: typeof voices === 'object' ? voices.threads.length : undefined }),
      leads: me.teams.some(({ id, leads }) => id === team && leads),
    };
  };
  return (
    <Await loaded={useLoaded(load, pulse)}>{(loaded, again) => <ReportPage {...loaded} joinedTeams={joinedTeams} again={again} />}</Await>
  );
}
