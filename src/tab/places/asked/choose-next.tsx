// The rotating places of the next pulse as fields: each holds a statement, or is left to the rotation.
import { useLayoutEffect, useRef, useState } from 'preact/compat';
import { api, type NextItems } from '#contract/api';
import type { ItemId, TeamId } from '#domain/ids';
import { CORE, factsOf, ITEMS } from '#domain/items/bank';
import { mayBeChosen } from '#domain/items/rotation';
import type { Wording } from '#domain/items/wording';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { Failure, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('asked');

interface Props {
  team: TeamId;
  next: NonNullable<NextItems['next']>;
  thriving: boolean;
  wording: Wording;
  onSaved: (now: NextItems) => void;
  onKeep: () => void;
  again: () => void;
}

export function ChooseNext({ team, next: { occurrence, items }, thriving, wording, onSaved, onKeep, again }: Props) {
  const { ask } = usePage();
  const [places, setPlaces] = useState(() => items.slice(CORE.length).map(({ item, why }) => (why.because === 'chosen' ? item : null)));
  const [state, setState] = useState<'choosing' | 'saving' | { failure: FailureCode }>('choosing');
  const fields = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => fields.current?.querySelector('select')?.focus(), []);
  const save = () => {
    if (state === 'saving') return;
    setState('saving');
    const chosen = places.filter((item) => item !== null);
    ask(api.chooseNext, { team }, { occurrence: occurrence.id, items: chosen.length > 0 ? chosen : null }).then(onSaved, (error: unknown) =>
      setState({ failure: failureCode(error) }),
    );
  };
  return (
    <form onSubmit={(event) => (event.preventDefault(), save())}>
      <div ref={fields} className={styles.choose}>
        {places.map((chosen, nth) => (
          <label key={nth}>
            <span className="t-strong">{t('next.slot', { nth: CORE.length + nth + 1 })}</span>
            <Statements
              chosen={chosen}
              others={places.filter((item, other): item is ItemId => other !== nth && item !== null)}
              thriving={thriving}
              wording={wording}
              onChoose={(item) => setPlaces(places.with(nth, item))}
            />
          </label>
        ))}
      </div>
      {typeof state === 'object' && <Failure code={state.failure} again={state.failure === 'not-next' ? again : save} />}
      <div className="row acts">
        <button type="submit" className="btn btn-primary" aria-disabled={state === 'saving'}>
          {t(state === 'saving' ? 'next.saving' : 'next.save')}
        </button>
        <button type="button" className="btn btn-subtle" onClick={onKeep}>
          {t('next.keep')}
        </button>
      </div>
    </form>
  );
}

interface StatementsProps {
  chosen: ItemId | null;
  /** What stands in the other places. */
  others: readonly ItemId[];
  thriving: boolean;
  wording: Wording;
  onChoose: (item: ItemId | null) => void;
}

function Statements({ chosen, others, thriving, wording, onChoose }: StatementsProps) {
  const choosable = ITEMS.filter(({ id }) => mayBeChosen(id, { thriving }));
  const facets = [...new Set(choosable.map(({ facet }) => facet))];
  /** One of a facet, and one about how people fare. */
  const clashes = ({ facet, kind }: (typeof ITEMS)[number]) =>
    others.map(factsOf).some((other) => other.facet === facet || (kind === 'thriving' && other.kind === 'thriving'));
  return (
    <select
      className="field"
      value={chosen ?? ''}
      onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : (value as ItemId))}
    >
      <option value="">{t('next.rotation')}</option>
      {facets.map((facet) => (
        <optgroup key={facet} label={wording.facets[facet]}>
          {choosable
            .filter((item) => item.facet === facet)
            .map((item) => (
              <option key={item.id} value={item.id} disabled={clashes(item)}>
                {wording.items[item.id]}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
