// At the end of a report: how it was counted, under which terms, and what nobody can see.
import type { Bulletin } from '#domain/ballot/bulletin';
import type { Report } from '#domain/report/report';
import { fourWords } from '#domain/ballot/four-words';
import { AWAY, MEMORY_WEEKS } from '#domain/policy/policy';
import { usePage } from '../../page.tsx';
import { FourWords } from '../../ui/four-words.tsx';
import { fromBase64url, fromHex } from '../../voter/bytes.ts';
import { words } from '../../words.ts';
import { Attack, Later, TakeAway } from './later.tsx';
import styles from './screen.module.css';

const t = words('report');

interface Props {
  report: Exclude<Report, { outcome: 'lost' }>;
  /** Once it is there. */
  bulletin: Bulletin | undefined;
  /** Where the ballot box is, if it is not here. */
  ballots: string | null;
}

export function HowCounted({ report, bulletin, ballots }: Props) {
  const { read } = usePage();
  const { terms } = report;
  const { roll, floor, edge } = terms;
  const sentence = () => {
    if (report.outcome === 'below-floor') return t('counting.few', { roll, floor });
    const counts = { roll, issued: bulletin?.issued, ballots: report.ballots };
    return t(bulletin === undefined ? 'counting.counted' : 'counting.all', counts);
  };
  return (
    <footer className={styles.end}>
      <details>
        <summary>{t('counting.title')}</summary>
        <div className="soft">
          <p>{sentence()}</p>
          <p>{t('counting.terms', { floor, edge })}</p>
          <p className="quiet">
            {t('counting.key')} <FourWords words={fourWords(fromBase64url(terms.keyId))} />
          </p>
          {bulletin && (
            <p className="quiet">
              {t('counting.list')} <FourWords words={fourWords(fromHex(bulletin.root))} />{' '}
              <a href={`${ballots ?? ''}/ballot/${terms.pulse}/bulletin`} target="_blank" rel="noreferrer">
                {t('counting.open')}
              </a>
            </p>
          )}
        </div>
      </details>
      {report.outcome === 'published' && <Later title={t('counting.try')}>{() => <Attack report={report} />}</Later>}
      <details>
        <summary>{t('counting.seen')}</summary>
        <div className="soft">
          <p>{t('counting.everyone', { team: terms.teamName, leader: terms.leaderName })}</p>
          <p>{t('counting.limits', { weeks: MEMORY_WEEKS, away: Math.max(AWAY, edge) })}</p>
          <button type="button" className="btn" onClick={() => read('who')}>
            {t('ui:about.who')}
          </button>
        </div>
      </details>
      {report.outcome === 'published' && <Later title={t('counting.take')}>{() => <TakeAway report={report} />}</Later>}
    </footer>
  );
}
