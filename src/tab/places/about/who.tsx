// Who can see what: what each can learn, what not, what it would take; and what nobody can exclude.
import { REPORT_YEARS } from '#domain/privacy/retention';
import { AWAY, EDGE_DEFAULT, EDGE_MAX, FLOOR, MEMORY_WEEKS } from '#domain/policy/policy';
import { words } from '../../words.ts';
import { Heading } from '../../ui/heading.tsx';
import styles from './screen.module.css';

const t = words('about');

const ROWS = ['self', 'teammate', 'leader', 'admin', 'files', 'operator', 'altered', 'microsoft', 'network'] as const;
const COLUMNS = ['can', 'cannot', 'takes'] as const;
const OPEN = ['likely', 'several', 'away', 'later', 'groups', 'skipped', 'style', 'aloud', 'program'] as const;

/** So many answers make an example of a range. */
const EXAMPLE = FLOOR + EDGE_DEFAULT;
const FACTS = {
  ...{ floor: FLOOR, edge: EDGE_DEFAULT, max: EDGE_MAX, n: EXAMPLE, high: EXAMPLE - EDGE_DEFAULT },
  ...{ years: REPORT_YEARS, weeks: MEMORY_WEEKS, away: AWAY },
};

export function WhoPage() {
  return (
    <>
      <p className="quiet">{t('ui:about.who')}</p>
      <Heading className="t-display">{t('who.claim')}</Heading>
      <p className="t-read">{t('who.how')}</p>
      <WhoTable />
      <Promised />
    </>
  );
}

export function WhoTable() {
  return (
    <table className={`${styles.see} ${styles.stack}`}>
      <thead>
        <tr>
          <th scope="col">{t('who.whom')}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`who.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row}>
            <th scope="row">{t(`who.rows.${row}.who`)}</th>
            {COLUMNS.map((column) => (
              <td key={column} data-label={t(`who.${column}`)}>
                {t(`who.rows.${row}.${column}`, FACTS)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the promise is and what it is not; voices; what nobody can exclude. */
export function Promised() {
  return (
    <div className={styles.promised}>
      <section>
        <h2 className="t-title">{t('who.promise.title')}</h2>
        <p>{t('who.promise.text', FACTS)}</p>
        <p>{t('who.promise.later', FACTS)}</p>
      </section>
      <section>
        <h2 className="t-title">{t('who.open.title')}</h2>
        <ul className={styles.points}>
          {OPEN.map((point) => (
            <li key={point}>{t(`who.open.${point}`, FACTS)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="t-title">{t('who.voices.title')}</h2>
        <p>{t('who.voices.text', FACTS)}</p>
      </section>
    </div>
  );
}
