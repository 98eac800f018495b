// What is on its way into calendars is looked for again until it has arrived, or was refused.
import { useEffect, useEffectEvent } from 'preact/compat';

const LOOK_AGAIN_MS = 2_000;

/** @param known looked at anew whenever it is another object  @param onNews is given what was found, or the same again if nothing could be */
export function useWhileSending<T extends object>(known: T, isSending: boolean, look: () => Promise<T>, onNews: (found: T) => void): void {
  const lookAgain = useEffectEvent(() => look().then(onNews, () => onNews({ ...known })));
  useEffect(() => {
    if (!isSending) return undefined;
    const timer = setTimeout(() => void lookAgain(), LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [known, isSending]);
}
