// At the end of a report: how it was counted, under which terms, and what nobody can see.
import type { Report } from '#domain/report';
import { fourWords } from '#domain/words';
import { fromBase64url } from '../bytes.ts';
import { usePage } from '../page.tsx';
import { FourWords } from '../ui/four-words.tsx';

interface Props {
  report: Report;
  /** How many drew a credential, once the published list is there. */
  issued: number | undefined;
}

export function HowCounted({ report, issued }: Props) {
  const { t, read } = usePage();
  const { terms } = report;
  const { roll, floor, edge } = terms;
  const sentence = () => {
    if (report.outcome === 'below-floor') return t('counting.few', { roll, floor });
    const counts = { roll, issued, ballots: report.ballots };
    return t(issued === undefined ? 'counting.counted' : 'counting.all', counts);
  };
  return (
    <footer className="end">
      <details>
        <summary>{t('counting.title')}</summary>
        <div className="soft">
          <p>{sentence()}</p>
          <p>{t('counting.terms', { floor, edge })}</p>
          <p className="quiet">
            {t('counting.key')} <FourWords words={fourWords(fromBase64url(terms.keyId))} />
          </p>
        </div>
      </details>
      <details>
        <summary>{t('counting.seen')}</summary>
        <div className="soft">
          <p>{t('counting.everyone', { team: terms.teamName, leader: terms.leaderName })}</p>
          <p>{t('counting.limits')}</p>
          <button type="button" className="btn" onClick={() => read('who')}>
            {t('who.title')}
          </button>
        </div>
      </details>
    </footer>
  );
}
