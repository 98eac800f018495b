// "A year of it": each statement over time in a small picture, its verdict in words, and all of them in one table.
import { useMemo } from 'preact/compat';
import type { Report } from '#domain/report/report';
import type { Wording } from '#domain/items/wording';
import { DAY, type Instant } from '#domain/ids';
import { factsOf } from '#domain/items/bank';
import { drawnOf, outcomeOf, seriesIn, type Outcome, type Series } from '#domain/reading/series';
import { fullDate } from '../../../dates.ts';
import { words } from '../../../words.ts';
import { sentenceOf, verdictOf } from './said.ts';
import { SmallChart } from './small-chart.tsx';
import { YearTables } from './table.tsx';
import styles from './year.module.css';

const t = words('year');

/** Fewer pulses make no picture. */
const PULSES_MIN = 3;
/** From here on it is called a year. */
const YEAR_MIN = 45 * 7 * DAY;

interface Props {
  /** Of one team, oldest first; the last is the one that is read. */
  reports: readonly Report[];
  wording: Wording;
}

export function YearSection({ reports, wording }: Props) {
  const drawn = drawnOf(reports);
  const all = useMemo(() => seriesIn(reports), [reports]);
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (!first || !last || drawn.length < PULSES_MIN) return null;
  const ends = [first.terms.opensAt, last.terms.opensAt] as const;
  const facetOf = ({ item }: Series) => wording.facets[factsOf(item).facet];
  /** Where two statements of a facet were asked, its name alone does not tell which. */
  const isOneOfSeveral = (series: Series) => all.some((other) => other !== series && facetOf(other) === facetOf(series));
  return (
    <section aria-labelledby="year">
      <h2 className="t-title" id="year">
        {ends[1] - ends[0] >= YEAR_MIN ? t('title') : t('titleShort')}
      </h2>
      <p className="soft lede">{t('lede', { since: fullDate(ends[0]), until: fullDate(ends[1]) })}</p>
      <ul role="list" className={styles.year}>
        {all.map((series) => (
          <li key={series.item}>
            <div>
              <h3 className="t-strong">{facetOf(series)}</h3>
              {isOneOfSeveral(series) && <p className="t-cap quiet">{wording.items[series.item]}</p>}
            </div>
            <Verdict series={series} now={ends[1]} />
            <SmallChart series={series} ends={ends} label={sentenceOf(series, facetOf(series), ends[1])} />
          </li>
        ))}
      </ul>
      <YearTables all={all} now={ends[1]} wording={wording} />
    </section>
  );
}

interface Look {
  icon: 'i-arrow-up' | 'i-arrow-down';
  colour: string | undefined;
}
const RISEN: Look = { icon: 'i-arrow-up', colour: styles.risen };
const FALLEN: Look = { icon: 'i-arrow-down', colour: styles.fallen };
const LOOKS: Partial<Record<Outcome['said'], Look>> = {
  up: RISEN,
  rising: RISEN,
  'up-once': RISEN,
  down: FALLEN,
  falling: FALLEN,
  'down-once': FALLEN,
};

/** Shape, word and colour say the same. */
function Verdict({ series, now }: { series: Series; now: Instant }) {
  const look = LOOKS[outcomeOf(series, now).said];
  return (
    <p className={`${styles.verdict} t-cap ${look?.colour ?? ''}`}>
      {look && <i className={`i ${look.icon}`} aria-hidden="true" />}
      {verdictOf(series, now)}
    </p>
  );
}
