// Below the statements of a report: of each facet that was not asked this time the last result, and when that was.
import type { Report } from '#domain/report/report';
import type { Wording } from '#domain/items/wording';
import { askedEarlier, type AskedEarlier } from '#domain/reading/earlier';
import { words } from '../../words.ts';
import { Facet } from './facet.tsx';
import styles from './screen.module.css';

const t = words('report');

/** So many are shown at once. */
const SHOWN = 2;

interface Props {
  /** Of one team, oldest first; the last is the one that is read. */
  reports: readonly Report[];
  wording: Wording;
}

export function AskedEarlierPart({ reports, wording }: Props) {
  const all = askedEarlier(reports);
  if (all.length === 0) return null;
  const [shown, more] = [all.slice(0, SHOWN), all.slice(SHOWN)];
  return (
    <>
      <h3 className={`${styles.earlier} t-strong soft`}>{t('earlier.title')}</h3>
      <Facets all={shown} wording={wording} />
      {more.length > 0 && (
        <details>
          <summary>{t('earlier.more')}</summary>
          <Facets all={more} wording={wording} />
        </details>
      )}
    </>
  );
}

/** Whether it had changed then, the pulse's own page says. */
const Facets = ({ all, wording }: { all: readonly AskedEarlier[]; wording: Wording }) => (
  <ul role="list" className={styles.facets}>
    {all.map(({ item, terms }) => (
      <Facet
        key={item.item}
        compared={{ item, before: undefined, edge: terms.edge, verdict: undefined, wider: undefined }}
        terms={terms}
        wording={wording}
        askedAt={terms.opensAt}
      />
    ))}
  </ul>
);
