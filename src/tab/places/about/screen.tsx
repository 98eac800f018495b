// The two pages about the program rather than a team. They need neither a host nor a sign-in, so they open in any browser too.
import type { Language } from '#domain/ids';
import type { Reading } from '../../reading.ts';
import { words } from '../../words.ts';
import { WhoPage } from './who.tsx';
import { WorksCouncil } from './works-council.tsx';
import styles from './screen.module.css';

const t = words('about');

export interface AboutProps {
  at: Exclude<Reading, 'kit'>;
  go: (to: Reading) => void;
  /** Absent where there is nothing to go back to. */
  back?: () => void;
  language: Language;
}

export default function About({ at, go, back, language }: AboutProps) {
  const other = at === 'who' ? 'council' : 'who';
  return (
    <div className={`sheet page ${styles.reading}`}>
      <div className={`${styles.way} noprint`}>
        {back && (
          <button type="button" className="btn" onClick={back}>
            <i className="i i-chevron-left i-flip" aria-hidden="true" />
            {t('back')}
          </button>
        )}
        <button type="button" className="btn" onClick={() => go(other)}>
          {t(`ui:about.${other}`)}
        </button>
      </div>
      {at === 'who' ? <WhoPage /> : <WorksCouncil language={language} isFramed={back !== undefined} />}
    </div>
  );
}
