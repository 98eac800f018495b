// The teams that were asked together, a page at a time, or those in whose name something stands.
import { useEffect, useEffectEvent, useRef, useState } from 'preact/compat';
import { api, type JoinedPage } from '#contract/api';
import type { TeamId } from '#domain/ids';
import type { Terms } from '#domain/pulse/terms';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { usePage } from '../../page.tsx';

interface JoinedTeams extends JoinedPage {
  search: string;
  failure: FailureCode | undefined;
  find: (search: string) => void;
  more: () => void;
}

/** Between the last key and the call. */
const PAUSE_MS = 250;

/** @param first what is found without a search */
export function useJoinedTeams(first: JoinedPage, { team, pulse }: Terms): JoinedTeams {
  const { ask } = usePage();
  const [search, find] = useState('');
  const [found, setFound] = useState(first);
  const [failure, setFailure] = useState<FailureCode>();
  const calls = useRef(0);

  /** What was asked last is shown, in whatever order the answers come. */
  const load = (after: TeamId | null, before: JoinedPage['teams']) => {
    const call = ++calls.current;
    const wanted = { ...(search !== '' && { search }), ...(after !== null && { after }) };
    ask(api.joinedTeams, { team, pulse, ...wanted }).then(
      ({ teams, ...rest }) => {
        if (call !== calls.current) return;
        setFound({ teams: [...before, ...teams], ...rest });
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
