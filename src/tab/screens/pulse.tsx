// One open pulse for one person: the ballot if they are asked, otherwise why not.
import { api, type PulseView } from '#contract/api';
import type { KeyId, PulseId, TeamId } from '#domain/ids';
import { loadWording, type Wording } from '#domain/wording';
import { ballotCalls } from '../ballot-calls.ts';
import { token } from '../host.ts';
import { ask, Await, useLoaded, usePage } from '../page.tsx';
import { KeyRefused, openVoting, type Voting } from '../voting.ts';
import { Ballot } from './ballot.tsx';
import { Closed, Mismatch, NotAsked } from './instead.tsx';

interface Opened {
  view: PulseView;
  wording: Wording;
  voting: Voting | KeyRefused | undefined;
}

export function PulsePlace({ team, pulse, cardKey }: { team: TeamId; pulse: PulseId; cardKey: KeyId | undefined }) {
  const { host } = usePage();
  const load = async (): Promise<Opened> => {
    const [view, wording] = await Promise.all([ask(api.pulse, { team, pulse }), loadWording(host.language)]);
    return { view, wording, voting: view.asked ? await begin(view) : undefined };
  };
  const begin = (view: PulseView): Promise<Voting | KeyRefused> =>
    openVoting({
      api: ballotCalls(view, token),
      storage: localStorage,
      member: host,
      terms: view.terms,
      ...(cardKey !== undefined && { cardKey }),
    }).catch((error: unknown) => {
      if (error instanceof KeyRefused) return error;
      throw error;
    });
  const loaded = useLoaded(load, pulse);
  return <Await loaded={loaded}>{(opened) => <Shown {...opened} />}</Await>;
}

function Shown({ view, wording, voting }: Opened) {
  const { terms, phase } = view;
  if (voting instanceof KeyRefused) return <Mismatch refused={voting} />;
  if (phase === 'closed') return <Closed terms={terms} voting={voting} />;
  if (!voting) return <NotAsked terms={terms} turnout={view.turnout} />;
  return <Ballot key={terms.pulse} terms={terms} wording={wording} voting={voting} begunElsewhere={view.begun && voting.state === 'new'} />;
}
