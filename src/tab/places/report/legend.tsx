// How to read the bar of cells.
import { words } from '../../words.ts';
import styles from './cells.module.css';

const t = words('report');

const LOOKS = {
  agree: `${styles.agree}`,
  neither: `${styles.neither}`,
  disagree: `${styles.disagree}`,
  range: `${styles.perhapsAgree} ${styles.perhapsDisagree} ${styles.either}`,
  away: `${styles.missing}`,
  again: `${styles.whisker}`,
  before: `${styles.earlier}`,
};
type Sign = keyof typeof LOOKS;

/** Which signs some bar shows that not every bar does. */
export type SignsShown = Partial<Record<Sign, boolean>>;

export function Legend({ shown }: { shown: SignsShown }) {
  const signs = (Object.keys(LOOKS) as Sign[]).filter((sign) => shown[sign] ?? true);
  return (
    <ul role="list" className={`${styles.legend} t-cap`} aria-label={t('legend.title')}>
      {signs.map((sign) => (
        <li key={sign}>
          <i className={`${styles.sign} ${LOOKS[sign]}`} aria-hidden="true" />
          {t(`legend.${sign}`)}
        </li>
      ))}
    </ul>
  );
}
