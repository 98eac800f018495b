// What is kept, where, who can read it and until when: the data catalogue, grouped by where it lies.
import { KEPT, REPORT_YEARS, ROLLS_KEPT, ROLL_WEEKS } from '#domain/privacy/retention';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('about');

type Entry = (typeof KEPT)[number];

const PLACES = [...new Set(KEPT.map(({ where }) => where))];
const FACTS = { rolls: ROLLS_KEPT, weeks: ROLL_WEEKS, years: REPORT_YEARS };

export function Kept() {
  return (
    <section>
      <h2 className="t-title">{t('council.kept.title')}</h2>
      <p className="t-read">{t('council.kept.text')}</p>
      <table className={`${styles.stack} ${styles.kept}`}>
        <thead>
          <tr>
            <th scope="col">{t('council.kept.what')}</th>
            <th scope="col">{t('council.kept.reader')}</th>
            <th scope="col">{t('council.kept.until')}</th>
          </tr>
        </thead>
        {PLACES.map((place) => (
          <tbody key={place}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={3}>
                {t(`council.kept.place.${place}`)}
              </th>
            </tr>
            {KEPT.filter(({ where }) => where === place).map((entry) => (
              <Row key={entry.kind} entry={entry} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Row({ entry: { kind, fields, reader, until } }: { entry: Entry }) {
  return (
    <tr>
      <th scope="row">
        {t(`council.kept.kind.${kind}`)}
        {fields.length > 0 && (
          <code lang="en" dir="ltr">
            {fields.join(', ')}
          </code>
        )}
      </th>
      <td data-label={t('council.kept.reader')}>{t(`council.kept.reader-of.${reader}`)}</td>
      <td data-label={t('council.kept.until')}>{t(`council.kept.until-when.${until}`, FACTS)}</td>
    </tr>
  );
}
