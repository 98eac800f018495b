// How to read the bar of cells.
import { words } from '../../words.ts';
import styles from './cells.module.css';

const t = words('report');

type Sign = 'agree' | 'perhaps' | 'disagree' | 'away' | 'exact' | 'before';

const LOOKS: Record<Sign, string | undefined> = {
  agree: styles.agree,
  perhaps: styles.perhaps,
  disagree: styles.disagree,
  away: styles.missing,
  exact: styles.exact,
  before: styles.earlier,
};

export function Legend({ hasAway, hasBefore }: { hasAway: boolean; hasBefore: boolean }) {
  const signs: Sign[] = [
    'agree',
    'perhaps',
    'disagree',
    ...(hasAway ? (['away'] as const) : []),
    'exact',
    ...(hasBefore ? (['before'] as const) : []),
  ];
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
