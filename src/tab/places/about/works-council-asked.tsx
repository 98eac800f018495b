// What is asked: every statement of the bank in the reader's language, by pillar and facet, with the scale; then how people fare, and facts.
import { Fragment } from 'preact/compat';
import { ANSWERS_MAX, type Answer } from '#domain/ballot/ballot';
import { CORE, ITEMS, type Item, type PillarItem } from '#domain/items/bank';
import { PromptId } from '#domain/items/prompts';
import type { Wording } from '#domain/items/wording';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('about');

const SCALE: readonly Answer[] = [1, 2, 3, 4, 5, 0];
const groupOf = (item: Item) => ('pillar' in item ? item.pillar : item.kind);
const FACETS = [...new Set(ITEMS.map(({ facet }) => facet))].map((facet) => ITEMS.filter((item) => item.facet === facet));
const GROUPS = [...new Set(ITEMS.map(groupOf))];
const OF_PILLARS = ITEMS.filter((item): item is PillarItem => 'pillar' in item);
const COUNTS = {
  items: OF_PILLARS.length,
  facets: new Set(OF_PILLARS.map(({ facet }) => facet)).size,
  pillars: new Set(OF_PILLARS.map(({ pillar }) => pillar)).size,
  most: ANSWERS_MAX,
};

interface Props {
  wording: Wording;
}

export function Asked({ wording }: Props) {
  return (
    <section>
      <h2 className="t-title">{t('council.asked.title')}</h2>
      <p className="t-read">{t('council.asked.text', COUNTS)}</p>
      <p className="t-read">{t('council.asked.turns', { core: CORE.length })}</p>
      <p className="t-read">{t('council.asked.scale', { skip: t('ui:scale.0') })}</p>
      <ul role="list" className={styles.labels}>
        {SCALE.map((value) => (
          <li key={value}>{t(`ui:scale.${value}`)}</li>
        ))}
      </ul>
      <p className="t-read">{t('council.asked.promise')}</p>
      <table className={`${styles.stack} ${styles.bank}`}>
        <thead>
          <tr>
            <th scope="col">{t('council.asked.facet')}</th>
            <th scope="col">{t('council.asked.statement')}</th>
            <th scope="col">{t('council.asked.about')}</th>
            <th scope="col">{t('council.asked.time')}</th>
          </tr>
        </thead>
        {GROUPS.map((group) => (
          <Fragment key={group}>
            <tbody>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={4}>
                  {t(`council.pillar.${group}`)}
                </th>
              </tr>
            </tbody>
            {FACETS.filter(([first]) => first && groupOf(first) === group).map((items) => (
              <Facet key={items[0]?.facet} wording={wording} items={items} />
            ))}
          </Fragment>
        ))}
      </table>
      <p className="t-read">{t('council.asked.voices')}</p>
      <ul className={styles.points}>
        {PromptId.options.map((prompt) => (
          <li key={prompt}>{wording.prompts[prompt]}</li>
        ))}
      </ul>
    </section>
  );
}

function Facet({ wording, items }: Props & { items: readonly Item[] }) {
  return (
    <tbody>
      {items.map(({ id, facet, source, referent, window, kind }, nth) => (
        <tr key={id}>
          {nth === 0 && (
            <th scope="rowgroup" rowSpan={items.length}>
              {wording.facets[facet]}
              <small lang="en" dir="ltr">
                {source}
              </small>
            </th>
          )}
          <td>
            {wording.items[id]}
            {kind !== 'rotating' && <small>{t(`council.asked.${kind}`)}</small>}
          </td>
          <td>{t(`council.referent.${referent}`)}</td>
          <td>{t(`council.window.${window}`)}</td>
        </tr>
      ))}
    </tbody>
  );
}
