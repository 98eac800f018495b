// All teams that have Mutual, for an admin: a page at a time, or those in whose name something stands.
import { useEffect, useEffectEvent, useRef, useState } from 'preact/compat';
import { api, type TeamsPage } from '#contract/api';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { usePage } from '../../page.tsx';

export interface TeamList extends TeamsPage {
  search: string;
  failure: FailureCode | undefined;
  find: (search: string) => void;
  more: () => void;
}

/** Between the last key and the call. */
const PAUSE_MS = 250;

/** @param first what is found without a search */
export function useTeamList(first: TeamsPage): TeamList {
  const { ask } = usePage();
  const [search, find] = useState('');
  const [found, setFound] = useState(first);
  const [failure, setFailure] = useState<FailureCode>();
  const calls = useRef(0);

  /** What was asked last is shown, in whatever order the answers come. */
  const load = (after: string | null, before: TeamsPage['teams']) => {
    const call = ++calls.current;
    const params = { ...(search !== '' && { search }), ...(after !== null && { after }) };
    ask(api.teams, params).then(
      ({ teams, next }) => {
        if (call !== calls.current) return;
        setFound({ teams: [...before, ...teams], next });
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

  return { ...found, search, failure, find, more: () => load(found.next, found.teams) };
}
