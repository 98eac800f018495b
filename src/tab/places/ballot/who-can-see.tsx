// Before the first statement: who can see what in short, the way to the whole page, and the key that can be compared with the card.
import type { Terms } from '#domain/pulse/terms';
import { fourWords } from '#domain/ballot/four-words';
import { usePage } from '../../page.tsx';
import { FourWords } from '../../ui/four-words.tsx';
import { fromBase64url } from '../../voter/bytes.ts';
import { words, writing } from '../../words.ts';
import styles from './screen.module.css';

const t = words('ballot');

const ROWS = ['you', 'team', 'admin', 'program', 'operator'] as const;

export function WhoCanSee({ terms }: { terms: Terms }) {
  const { read } = usePage();
  const { colon } = writing();
  return (
    <details className={styles.who}>
      <summary>{t('ui:about.who')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('who.who')}</th>
            <th scope="col">{t('who.that')}</th>
            <th scope="col">{t('who.what')}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">{t(`who.${row}.who`, { leader: terms.leaderName })}</th>
              <td data-label={t('who.that') + colon}>{t(`who.${row}.that`, { count: terms.floor })}</td>
              <td data-label={t('who.what') + colon}>{t(`who.${row}.what`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="btn" onClick={() => read('who')}>
        {t('who.whole')}
      </button>
      <div className={styles.key}>
        <i className="i i-key" aria-hidden="true" />
        <div>
          {t('who.key')}
          <FourWords words={fourWords(fromBase64url(terms.keyId))} />
        </div>
      </div>
    </details>
  );
}
