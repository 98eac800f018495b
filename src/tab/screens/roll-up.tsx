// Several teams that were asked together: the sum of what each of them was told.
import { api } from '#contract/api';
import type { RollUp } from '#domain/report/roll-up';
import type { Terms } from '#domain/pulse/terms';
import type { Wording } from '#domain/items/wording';
import { ask, useLoaded, usePage } from '../page.tsx';
import { Facet } from './facet.tsx';

export function RollUpSection({ terms, wording }: { terms: Terms; wording: Wording }) {
  const { team, pulse } = terms;
  const loaded = useLoaded(() => ask(api.rollUp, { team, pulse }), pulse);
  const sum = loaded !== 'loading' && 'value' in loaded ? loaded.value.rollUp : null;
  return sum && <Sum sum={sum} terms={terms} wording={wording} />;
}

function Sum({ sum, terms, wording }: { sum: RollUp; terms: Terms; wording: Wording }) {
  const { t } = usePage();
  const { teams, published, ballots, roll, items } = sum;
  return (
    <section aria-labelledby="together">
      <h2 className="t-title" id="together">
        {t('together.title', { count: teams })}
      </h2>
      <p className="soft lede">{t('together.text', { published, teams, ballots, roll })}</p>
      <ul role="list" className="facets">
        {items.map(({ item, n, atMost }) => (
          <Facet
            key={item}
            compared={{ item: { item, n, atMost }, before: undefined, edge: terms.edge, verdict: undefined }}
            terms={{ ...terms, roll: n }}
            wording={wording}
          />
        ))}
      </ul>
    </section>
  );
}
