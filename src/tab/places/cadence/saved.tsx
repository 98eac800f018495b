// Below a cadence that is saved: where its series is, and the ways to pause, to go on and to end.
import { useLayoutEffect, useRef, useState } from 'preact/compat';
import { api, type CadenceView } from '#contract/api';
import type { TeamId } from '#domain/ids';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { Failure, usePage } from '../../page.tsx';
import { words } from '../../words.ts';

const t = words('cadence');

interface Props {
  view: CadenceView;
  team: TeamId;
  /** It has just been saved, and the button that had the focus is gone. */
  focused: boolean;
  onChange: (view: CadenceView) => void;
}

export function SavedCadence({ view: { link, ownerName: owner, paused }, team, focused, onChange }: Props) {
  const { host, ask } = usePage();
  const [state, setState] = useState<'idle' | 'asking' | 'working' | { failure: FailureCode }>('idle');
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (focused) bar.current?.focus();
  }, [focused]);
  const work = (change: Promise<CadenceView>) => {
    setState('working');
    change.then(
      (now) => (setState('idle'), onChange(now)),
      (error: unknown) => setState({ failure: failureCode(error) }),
    );
  };
  const pause = () => state !== 'working' && work(ask(api.pauseCadence, { team }, { paused: !paused }));
  const end = () => state !== 'working' && work(ask(api.endCadence, { team }, {}));
  return (
    <>
      <div ref={bar} tabIndex={-1} className={`bar ${paused ? 'bar-warn' : 'bar-ok'} acts`} role="status">
        <i className={`i ${paused ? 'i-warning' : 'i-checkmark-circle'}`} aria-hidden="true" />
        <p>
          <b className="t-strong">{paused ? t('paused') : t('saved', { owner })}</b> {t(paused ? 'pausedText' : 'savedText')}
        </p>
      </div>
      <div className="row acts">
        {link !== null && (
          <button type="button" className="btn" onClick={() => host.openLink(link)}>
            {t('openSeries')}
          </button>
        )}
        <button type="button" className="btn" aria-disabled={state === 'working'} onClick={pause}>
          {t(paused ? 'goOn' : 'pause')}
        </button>
        {/* In one place, so that the focus stays when it asks. */}
        <button
          type="button"
          className="btn btn-subtle"
          aria-disabled={state === 'working'}
          onClick={() => (state === 'asking' ? end() : setState('asking'))}
        >
          {t(state === 'asking' ? 'endReally' : 'end')}
        </button>
        {state === 'asking' && (
          <button type="button" className="btn btn-subtle" onClick={() => setState('idle')}>
            {t('keep')}
          </button>
        )}
      </div>
      <p className="quiet" role="status">
        {state === 'asking' && t('endText')}
      </p>
      {typeof state === 'object' && <Failure code={state.failure} />}
    </>
  );
}
