// The two pages about the program rather than a team. They need neither a host nor a sign-in, so they open in any browser too.
import type { Language } from '#domain/ids';
import type { Words } from '../words.ts';
import '../ui/who.css';
import type { Reading } from './who-way.ts';
import { WhoPage } from './who.tsx';
import { WorksCouncil } from './works-council.tsx';

interface Props {
  at: Reading;
  go: (to: Reading) => void;
  /** Absent where there is nothing to go back to. */
  back?: () => void;
  t: Words;
  language: Language;
}

export default function WhoPages({ at, go, back, t, language }: Props) {
  const other = at === 'who' ? 'council' : 'who';
  return (
    <div className="sheet page reading">
      <div className="way noprint">
        {back && (
          <button type="button" className="btn" onClick={back}>
            <i className="i i-chevron-left i-flip" aria-hidden="true" />
            {t('who.back')}
          </button>
        )}
        <button type="button" className="btn" onClick={() => go(other)}>
          {t(`${other}.title`)}
        </button>
      </div>
      {at === 'who' ? <WhoPage t={t} /> : <WorksCouncil t={t} language={language} isFramed={back !== undefined} />}
    </div>
  );
}
