// "Send a pulse": the leader opens one now, with the rotation's statements or chosen ones.
import { useState } from 'preact/compat';
import { api, type NextItems } from '#contract/api';
import type { ItemId, TeamId } from '#domain/ids';
import { ITEMS } from '#domain/items/bank';
import { fitTogether } from '#domain/items/rotation';
import { loadWording, type Wording } from '#domain/items/wording';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { Await, Failure, useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { AskedList } from '../asked/screen.tsx';
import styles from './screen.module.css';

const t = words('send');

const MOST = 5;
const LEAST = 3;
const DAYS = [1, 2, 3, 4, 5] as const;

export default function Send({ team }: { team: TeamId }) {
  const { host, ask } = usePage();
  const load = async () => {
    const [wording, next] = await Promise.all([loadWording(host.language), ask(api.nextItems, { team })]);
    return { wording, next };
  };
  return <Await loaded={useLoaded(load, team)}>{(loaded) => <Form team={team} {...loaded} />}</Await>;
}

function Form({ team, wording, next }: { team: TeamId; wording: Wording; next: NextItems }) {
  const { host, ask, read } = usePage();
  const [chosen, setChosen] = useState<ItemId[] | null>(null);
  const [workingDays, setDays] = useState(3);
  const [state, setState] = useState<'idle' | 'sending' | { failure: FailureCode }>('idle');
  // A fact has its own time, and how people fare is asked only where the cadence allows it.
  const bank = ITEMS.filter(({ id }) => fitTogether([id], next));
  const facets = [...new Set(bank.map(({ facet }) => facet))];
  // A promise that is asked about has the place of a statement.
  const most = next.nowPromise ? MOST - 1 : MOST;
  const fits = chosen === null || (chosen.length >= LEAST && chosen.length <= most);
  const send = () => {
    if (!fits || state === 'sending') return;
    setState('sending');
    ask(api.openPulse, { team }, { items: chosen, workingDays }).then(
      ({ pulse }) => host.closeDialog({ pulse }),
      (error: unknown) => setState({ failure: failureCode(error) }),
    );
  };
  const toggle = (id: ItemId) =>
    setChosen((before) => (before?.includes(id) ? before.filter((other) => other !== id) : [...(before ?? []), id]));
  return (
    <form className={`ballot ${styles.send}`} onSubmit={(event) => (event.preventDefault(), send())}>
      <div className="part">
        <h1 className="t-title">{t('title')}</h1>
        <p className="terms">{t('text')}</p>
        <label className={styles.line}>
          <span className="t-strong">{t('openFor')}</span>
          <select className="field" value={workingDays} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {DAYS.map((days) => (
              <option key={days} value={days}>
                {t(`days.${days}`)}
              </option>
            ))}
          </select>
        </label>
        <fieldset className={styles.choose}>
          <legend className="t-sub">{t('which')}</legend>
          <label className={styles.line}>
            <input type="radio" name="which" checked={chosen === null} onChange={() => setChosen(null)} />
            {t('rotation')}
          </label>
          {chosen === null && (
            <div className={styles.bank}>
              <AskedList asked={next.now} promise={next.nowPromise} wording={wording} />
            </div>
          )}
          <label className={styles.line}>
            <input type="radio" name="which" checked={chosen !== null} onChange={() => setChosen([])} />
            {t('own')}
          </label>
          {chosen && (
            <div className={styles.bank}>
              {facets.map((facet) => (
                <div key={facet} role="group" aria-label={wording.facets[facet]}>
                  <p className="t-cap quiet" aria-hidden="true">
                    {wording.facets[facet]}
                  </p>
                  {bank
                    .filter((item) => item.facet === facet)
                    .map(({ id }) => (
                      <label key={id} className={styles.line}>
                        <input
                          type="checkbox"
                          checked={chosen.includes(id)}
                          disabled={!chosen.includes(id) && (chosen.length >= most || !fitTogether([...chosen, id], next))}
                          onChange={() => toggle(id)}
                        />
                        {wording.items[id]}
                      </label>
                    ))}
                </div>
              ))}
            </div>
          )}
        </fieldset>
        {typeof state === 'object' && <Failure code={state.failure} />}
        {typeof state === 'object' && state.failure === 'team-too-small' && (
          <button type="button" className="btn" onClick={() => read('kit')}>
            {t('ui:about.kit')}
          </button>
        )}
      </div>
      <div className="foot">
        <div className="row">
          <p className="prog quiet" aria-live="polite">
            {chosen === null ? t('note') : t(next.nowPromise ? 'beside' : 'chosen', { count: chosen.length })}
          </p>
          <button type="submit" className="btn btn-primary btn-lg" aria-disabled={!fits || state === 'sending'}>
            {t(state === 'sending' ? 'sending' : 'send')}
          </button>
        </div>
      </div>
    </form>
  );
}
