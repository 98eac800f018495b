// Several teams that were asked together: the sum of what each of them was told.
import { api } from '#contract/api';
import { isScored } from '#domain/items/bank';
import { TEAMS_FOR_CHANGE } from '#domain/reading/roll-up-change';
import type { RollUp } from '#domain/report/roll-up';
import type { Terms } from '#domain/pulse/terms';
import type { Wording } from '#domain/items/wording';
import { useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { Facet } from './facet.tsx';
import styles from './screen.module.css';

const t = words('report');

export function RollUpSection({ terms, wording }: { terms: Terms; wording: Wording }) {
  const { ask } = usePage();
  const { team, pulse } = terms;
  const loaded = useLoaded(() => ask(api.rollUp, { team, pulse }), pulse);
  const sum = loaded !== 'loading' && 'value' in loaded ? loaded.value.rollUp : null;
  return sum && <Sum sum={sum} terms={terms} wording={wording} />;
}

function Sum({ sum, terms, wording }: { sum: RollUp; terms: Terms; wording: Wording }) {
  const { teams, published, ballots, roll, items } = sum;
  return (
    <section aria-labelledby="roll-up">
      <h2 className="t-title" id="roll-up">
        {t('rollUp.title', { count: teams })}
      </h2>
      <p className="soft lede">{t('rollUp.text', { published, teams, ballots, roll })}</p>
      <p className="quiet t-cap lede">{t('rollUp.change', { count: TEAMS_FOR_CHANGE })}</p>
      <ul role="list" className={styles.facets}>
        {/* A fact is about the work of one team. */}
        {items
          .filter(({ item }) => isScored(item))
          .map(({ item, n, atMost, change }) => (
            <Facet
              key={item}
              compared={{
                item: { item, n, atMost, references: null },
                before: undefined,
                edge: terms.edge,
                // Why there is none is said once, above.
                verdict: change === 'too-few' || change === 'not-compared' ? undefined : change,
                wider: undefined,
              }}
              terms={{ ...terms, roll: n }}
              wording={wording}
            />
          ))}
      </ul>
    </section>
  );
}
