// What the next pulse asks, and why; whoever governs the team may put other statements into the rotating places until it opens.
import { useLayoutEffect, useRef, useState } from 'preact/compat';
import { api, type NextItems } from '#contract/api';
import type { TeamId } from '#domain/ids';
import { CORE } from '#domain/items/bank';
import { loadWording, type Wording } from '#domain/items/wording';
import { date } from '../../dates.ts';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { ChooseNext } from './choose-next.tsx';
import { AskedList } from './why.tsx';

const t = words('asked');

interface Props {
  team: TeamId;
  timeZone: string;
  /** Changes with everything on which the choice depends. */
  stamp: string;
}

export function NextItemsSection({ team, timeZone, stamp }: Props) {
  const { host, ask } = usePage();
  const load = async () => {
    const [view, wording] = await Promise.all([ask(api.nextItems, { team }), loadWording(host.language)]);
    return { view, wording };
  };
  return (
    <Await loaded={useLoaded(load, stamp)}>
      {({ view, wording }, again) => (
        <Shown key={view.next?.occurrence.id} loaded={view} team={team} wording={wording} timeZone={timeZone} again={again} />
      )}
    </Await>
  );
}

interface ShownProps {
  loaded: NextItems;
  team: TeamId;
  wording: Wording;
  timeZone: string;
  again: () => void;
}

function Shown({ loaded, team, wording, timeZone, again }: ShownProps) {
  const [{ next, thriving }, follow] = useState(loaded);
  const [at, go] = useState<'reading' | 'choosing' | 'kept' | 'saved'>('reading');
  const change = useRef<HTMLButtonElement>(null);
  // Where the focus was before the fields came, or on what has just been saved.
  useLayoutEffect(() => {
    if (at === 'kept' || at === 'saved') change.current?.focus();
  }, [at]);
  if (next === null) return null;
  const isRoom = next.items.length > CORE.length;
  return (
    <section aria-labelledby="next-items">
      <h2 className="t-title" id="next-items">
        {t('next.title')}
      </h2>
      <p className="soft lede">{t(isRoom ? 'next.text' : 'next.textCore', { date: date(next.occurrence.opensAt, timeZone) })}</p>
      <AskedList asked={next.items} promise={next.promise} wording={wording} />
      {at === 'choosing' ? (
        <ChooseNext
          team={team}
          next={next}
          thriving={thriving}
          wording={wording}
          onSaved={(now) => (follow(now), go('saved'))}
          onKeep={() => go('kept')}
          again={again}
        />
      ) : (
        isRoom && (
          <div className="row acts">
            <button ref={change} type="button" className="btn" onClick={() => go('choosing')}>
              {t('next.change')}
            </button>
            <span className="quiet" role="status">
              {at === 'saved' && t('next.saved')}
            </span>
          </div>
        )
      )}
    </section>
  );
}
