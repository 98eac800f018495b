// What is promised after a result, for the team to read and a leader to make; and what became of the promises before.
import { useRef, useState } from 'preact/compat';
import { api, type Promises } from '#contract/api';
import type { Terms } from '#domain/pulse/terms';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { Earlier } from './earlier.tsx';
import { Making } from './making.tsx';
import { DrawContext, type Draw } from './outcome.tsx';
import styles from './screen.module.css';
import { Standing } from './standing.tsx';

const t = words('promise');

interface Props {
  terms: Pick<Terms, 'team' | 'pulse'>;
  /** Draws what was published of a promise. */
  draw: Draw;
}

export function PromiseSections({ terms, draw }: Props) {
  const { ask } = usePage();
  const { team, pulse } = terms;
  const loaded = useLoaded(() => ask(api.promises, { team, pulse }), pulse);
  return (
    <DrawContext value={draw}>
      <Await loaded={loaded}>{(found) => <Found key={pulse} found={found} terms={terms} />}</Await>
    </DrawContext>
  );
}

function Found({ found, terms }: Pick<Props, 'terms'> & { found: Promises }) {
  const [{ current, earlier, days, canWithdraw }, setPromises] = useState(found);
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed is gone then, and the focus would fall to the page.
  const onActed = (now: Promises) => (setPromises(now), heading.current?.focus());
  return (
    <>
      {(current || days) && (
        <section aria-labelledby="promise">
          <h2 className="t-title" id="promise" ref={heading} tabIndex={-1}>
            {t('title')}
          </h2>
          {current ? (
            <Standing promise={current} team={terms.team} canWithdraw={canWithdraw} onWithdrawn={onActed} />
          ) : (
            days && <Making terms={terms} days={days} onMade={onActed} />
          )}
        </section>
      )}
      {earlier.length > 0 && (
        <section aria-labelledby="earlier-promises">
          <h2 className="t-title" id="earlier-promises">
            {t('earlier.title')}
          </h2>
          <div className={`${styles.head} t-cap quiet`} aria-hidden="true">
            <span>{t('earlier.ask')}</span>
            <span>{t('earlier.expect')}</span>
            <span>{t('earlier.done')}</span>
          </div>
          <ul role="list">
            {earlier.map((promise) => (
              <Earlier key={`${promise.pulse}.${promise.nth}`} promise={promise} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
