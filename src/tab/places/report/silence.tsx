// When it has been very quiet for three pulses: a question and what to do, never a score and nobody's fault.
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('report');

export function Silence() {
  return (
    <div className={`bar ${styles.alarm}`}>
      <i className="i i-info" aria-hidden="true" />
      <div>
        <h2 className="t-sub">{t('silence.title')}</h2>
        <p>{t('silence.text')}</p>
        <p className={styles.todo}>{t('silence.todo')}</p>
      </div>
    </div>
  );
}
