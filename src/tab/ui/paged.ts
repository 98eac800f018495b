// A list that comes a page at a time, all of it or those in whose name something stands; what a page brings has the focus.
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'preact/compat';
import { failureCode, type FailureCode } from '../api-client.ts';

interface Page {
  teams: readonly unknown[];
  /** After what the next page begins; `null`: this is the last. */
  next: string | null;
}

export interface Wanted<P extends Page> {
  search?: string;
  after?: NonNullable<P['next']>;
}

export interface Paged {
  search: string;
  failure: FailureCode | undefined;
  find: (search: string) => void;
  more: () => void;
}

/** Between the last key and the call. */
const PAUSE_MS = 250;

/**
 * @param first what is found without a search
 * @param ask for a page
 * @param focusNth gives the focus to the nth of the list: the button that asked for more may be gone
 * @returns the pages so far as one
 */
export function usePaged<P extends Page>(first: P, ask: (wanted: Wanted<P>) => Promise<P>, focusNth: (nth: number) => void): P & Paged {
  const [search, find] = useState('');
  const [found, setFound] = useState(first);
  const [failure, setFailure] = useState<FailureCode>();
  const calls = useRef(0);
  const firstNew = useRef<number>(undefined);

  /** What was asked last is shown, in whatever order the answers come. */
  const load = (after: P['next'], before: P['teams']) => {
    const call = ++calls.current;
    ask({ ...(search !== '' && { search }), ...(after !== null && { after }) }).then(
      (page) => {
        if (call !== calls.current) return;
        setFound({ ...page, teams: [...before, ...page.teams] });
        setFailure(undefined);
      },
      (error: unknown) => call === calls.current && setFailure(failureCode(error)),
    );
  };

  const begin = useEffectEvent(() => load(null, []));
  const isBegun = useRef(false);
  useEffect(() => {
    // The first page is there already.
    if (!isBegun.current) return void (isBegun.current = true);
    const timer = setTimeout(begin, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [search]);

  const focus = useEffectEvent(focusNth);
  useLayoutEffect(() => {
    if (firstNew.current === undefined || found.teams.length <= firstNew.current) return;
    focus(firstNew.current);
    firstNew.current = undefined;
  }, [found]);

  const more = () => {
    firstNew.current = found.teams.length;
    load(found.next, found.teams);
  };
  return { ...found, search, failure, find, more };
}
