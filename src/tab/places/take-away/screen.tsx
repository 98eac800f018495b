// "Take it away": the table for spreadsheets, the published reports for programs, and paper.
import { api } from '#contract/api';
import { loadWording, type Wording } from '#domain/items/wording';
import type { PublishedReport, Report } from '#domain/report/report';
import { Await, useLoaded, usePage, type Page } from '../../page.tsx';
import { words } from '../../words.ts';
import { File } from './file.tsx';
import styles from './screen.module.css';
import { asCells, asCsv } from './table.ts';
import { fileDay } from '../../dates.ts';

const t = words('take-away');

export default function TakeAway({ report }: { report: PublishedReport }) {
  const page = usePage();
  const load = async () => {
    const [history, wording] = await Promise.all([historyOf(report, page), loadWording(page.host.language)]);
    return { history, wording };
  };
  return (
    <Await loaded={useLoaded(load, report.terms.pulse)}>
      {({ history, wording }) => <Ways report={report} history={history} wording={wording} />}
    </Await>
  );
}

/** This report and the team's earlier ones, oldest first: what `mutual figures` reads. One after the other, because there can be many. */
async function historyOf({ terms }: PublishedReport, { ask }: Page): Promise<Report[]> {
  const { team, closesAt } = terms;
  const { pulses } = await ask(api.teamPulses, { team });
  const reports: Report[] = [];
  for (const { pulse } of pulses
    .filter((one) => one.phase === 'closed' && one.closesAt <= closesAt)
    .toSorted((one, other) => one.opensAt - other.opensAt))
    reports.push(await ask(api.report, { team, pulse }));
  return reports;
}

function Ways({ report, history, wording }: { report: PublishedReport; history: readonly Report[]; wording: Wording }) {
  const name = `mutual-${fileDay(report.terms.closesAt, report.terms.timeZone)}`;
  const json = `${JSON.stringify(history, null, 2)}\n`;
  return (
    <>
      <p>{t('lead')}</p>
      <ul role="list" className={styles.ways}>
        <File kind="table" name={`${name}.csv`} type="text/csv" text={asCsv(report, wording)} copied={asCells(report, wording)} />
        <File kind="programs" name={`${name}.json`} type="application/json" text={json} copied={json} />
        <li>
          <h3 className="t-strong">{t('paper.title')}</h3>
          <p className="soft">{t('paper.text')}</p>
          <div className="row">
            <button type="button" className="btn" onClick={() => print()}>
              <i className="i i-print" aria-hidden="true" />
              {t('print')}
            </button>
          </div>
        </li>
      </ul>
      <p className="quiet">{t('note')}</p>
    </>
  );
}
