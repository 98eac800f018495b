// Too few have answered: no number, not even how many they were, and what can be done without one.
import { KIT_MINUTES } from '#domain/follow-up/kit';
import { usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { HiddenNumber } from './hidden-number.tsx';
import styles from './screen.module.css';

const t = words('report');

export function BelowFloor({ floor }: { floor: number }) {
  const { read } = usePage();
  return (
    <section className={styles.lead}>
      <h1 className="t-display">{t('below.title', { count: floor })}</h1>
      <p className="t-read">{t('below.text')}</p>
      <HiddenNumber />
      <p className="t-read">{t('below.voices')}</p>
      <p className="t-read">{t('below.next')}</p>
      <dl className="facts">
        <div>
          <dt>{t('ui:facts.turnout')}</dt>
          <dd>{t('below.turnout', { count: floor })}</dd>
        </div>
      </dl>
      <div className={styles.wells}>
        <div>
          <h2 className="t-sub">{t('below.away.title')}</h2>
          <p className="soft">{t('below.away.text')}</p>
        </div>
        <div>
          <h2 className="t-sub">{t('below.meanwhile.title')}</h2>
          <p className="soft">{t('below.meanwhile.text', { minutes: KIT_MINUTES })}</p>
          <button type="button" className="btn" onClick={() => read('kit')}>
            {t('ui:about.kit')}
          </button>
        </div>
      </div>
    </section>
  );
}
