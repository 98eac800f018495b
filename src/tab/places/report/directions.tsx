// Relying on others beside being relied upon: both counts, no verdict on the gap, only on its change.
import type { Wording } from '#domain/items/wording';
import { factsOf } from '#domain/items/bank';
import type { Said } from '#domain/reading/partner';
import { lastPair } from '#domain/reading/reciprocity';
import { level } from '#domain/reading/score';
import type { Report } from '#domain/report/report';
import { date } from '../../dates.ts';
import { sentences, words } from '../../words.ts';
import { Cells } from './cells.tsx';
import { countWords, isUntold } from './count-words.ts';
import { sentencesOf } from './facet.tsx';
import { HiddenNumber } from './hidden-number.tsx';
import styles from './directions.module.css';

const t = words('report');

interface Props {
  /** Of one team, oldest first; told is the last that asked both. */
  reports: readonly Report[];
  wording: Wording;
}

export function BothDirections({ reports, wording }: Props) {
  const pair = lastPair(reports);
  if (pair === undefined) return null;
  const { relying, reliedUpon, change } = pair;
  const { terms } = relying;
  return (
    <div className={styles.directions}>
      <h3 className="t-strong">{t('directions.title')}</h3>
      {[relying, reliedUpon].map((said) => (
        <Direction key={said.item.item} said={said} wording={wording} />
      ))}
      <p className="quiet t-cap">
        {sentences([
          terms === reports.at(-1)?.terms ? t('directions.now') : t('directions.earlier', { date: date(terms.opensAt) }),
          t('directions.gap'),
          t(`directions.change.${change}`),
        ])}
      </p>
    </div>
  );
}

function Direction({ said: { item, terms }, wording }: { said: Said; wording: Wording }) {
  const now = level(item, terms.roll);
  return (
    <div>
      <p className={styles.count}>
        <span>{wording.facets[factsOf(item.item).facet]}</span>
        <span className="quiet num">{t('directions.count', { agree: countWords(now.agree, now.n), n: now.n })}</span>
      </p>
      {isUntold(now.agree, now.n) ? (
        <HiddenNumber />
      ) : (
        <Cells level={now} before={undefined} roll={terms.roll} label={sentences(sentencesOf(now, terms.roll))} />
      )}
    </div>
  );
}
