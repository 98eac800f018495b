// A cadence as Outlook has it: somebody may drag an occurrence while the page is open.
import { useEffect, useEffectEvent } from 'preact/compat';
import { api, type CadenceView } from '#contract/api';
import type { TeamId } from '#domain/ids';
import { usePage } from '../../page.tsx';

/** While the page is in sight: costs three calls to Graph a minute. */
const LOOK_MS = 20_000;

/** Looks again when the page comes into sight, and now and then while it is. What can't be loaded stays as it was. */
export function useOutlook(team: TeamId, isThere: boolean, onView: (view: CadenceView) => void): void {
  const { ask } = usePage();
  const look = useEffectEvent(() => {
    if (isThere && document.visibilityState === 'visible') ask(api.cadence, { team }).then(onView, () => undefined);
  });
  useEffect(() => {
    const timer = setInterval(look, LOOK_MS);
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [team]);
}
