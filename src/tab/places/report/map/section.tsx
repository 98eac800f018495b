// "Do we count on each other, and act on our own?": where the team stands, where it came from, and the same in words and numbers.
import type { ReactNode } from 'preact/compat';
import type { MeasuredItem, Report } from '#domain/report/report';
import type { Wording } from '#domain/items/wording';
import type { ItemId } from '#domain/ids';
import { factsOf } from '#domain/items/bank';
import { interdependence, MADE_OF, type Standing } from '#domain/reading/map';
import { level } from '#domain/reading/score';
import { date, fullDate } from '../../../dates.ts';
import { gap, listed, sentences, words } from '../../../words.ts';
import { HiddenNumber } from '../hidden-number.tsx';
import { Picture } from './picture.tsx';
import { sentenceOf } from './said.ts';
import styles from './map.module.css';

const t = words('map');

interface Props {
  /** Of one team, oldest first; the last is the one that is read. */
  reports: readonly Report[];
  wording: Wording;
  /** Below the sentence. */
  children?: ReactNode;
}

export function MapSection({ reports, wording, children }: Props) {
  const { now, trail } = interdependence(reports);
  return (
    <section aria-labelledby="map">
      <h2 className="t-title" id="map">
        {t('title')}
      </h2>
      {now ? (
        <div className={styles.map}>
          <Picture now={now.place} trail={trail.map(({ place }) => place)} label={sentences(Object.values(sentenceOf(now)))} />
          <div className={styles.said}>
            <Sentence now={now} />
            <div>
              <p className="quiet">
                {t('box')}
                {gap()}
                {trail.length > 0 ? t('trail', { dates: listed(trail.map(({ terms }) => date(terms.opensAt))) }) : t('later')}
              </p>
              <Numbers standings={[...trail, now]} wording={wording} />
            </div>
            {children}
          </div>
        </div>
      ) : (
        <div className={styles.said}>
          <Missing items={reports.at(-1)?.terms.items ?? []} />
          {children}
        </div>
      )}
    </section>
  );
}

function Sentence({ now }: { now: Standing }) {
  const { lead, means } = sentenceOf(now);
  return (
    <p className="t-read">
      <b className="t-strong">{lead}</b>
      {gap()}
      {means}
    </p>
  );
}

/** A statement that the map is made of was asked and is not shown, or was not asked. */
function Missing({ items }: { items: readonly ItemId[] }) {
  const isAsked = MADE_OF.every((item) => items.includes(item));
  return (
    <div>
      <HiddenNumber />
      <p>
        <b className="t-strong">{t('missing.title')}</b>
        {gap()}
        {t(isAsked ? 'missing.hidden' : 'missing.notAsked')}
      </p>
    </div>
  );
}

function Numbers({ standings, wording }: { standings: readonly Standing[]; wording: Wording }) {
  const facets = [standings[0]!.relying, standings[0]!.ownership].map(({ item }) => wording.facets[factsOf(item).facet]);
  return (
    <details className={styles.numbers}>
      <summary>{t('numbers.title')}</summary>
      <table>
        <caption className="t-cap quiet">{t('numbers.text')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('numbers.pulse')}</th>
            {facets.map((facet) => (
              <th key={facet} scope="col">
                {facet}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {standings.map(({ relying, ownership, terms }) => (
            <tr key={terms.pulse}>
              <th scope="row">{fullDate(terms.opensAt)}</th>
              <td className="num">{sideWords(relying)}</td>
              <td className="num">{sideWords(ownership)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** A side of the box, in people. */
function sideWords(item: MeasuredItem): string {
  const { again, n } = level(item, item.n);
  return t('numbers.side', { low: again[0], high: again[1], n });
}
