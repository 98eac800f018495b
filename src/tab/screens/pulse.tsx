// One open pulse for one person: the ballot if they are asked, otherwise why not.
import { api, type PulseSummary, type PulseView } from '#contract/api';
import type { KeyId, PulseId, TeamId } from '#domain/ids';
import { loadWording, type Wording } from '#domain/items/wording';
import { ballotCalls } from '../ballot-calls.ts';
import { token } from '../host.ts';
import { ask, Await, useLoaded, usePage } from '../page.tsx';
import { KeyRefused, openVoting, type Voting } from '../voting.ts';
import { Ballot } from './ballot.tsx';
import { Closed, Mismatch, NotAsked } from './instead.tsx';
import { newsOf, VoiceNews, type News } from './voice-news.tsx';

interface Opened {
  view: PulseView;
  wording: Wording;
  voting: Voting | KeyRefused | undefined;
  news: News | undefined;
}

interface Props {
  team: TeamId;
  pulse: PulseId;
  cardKey: KeyId | undefined;
  /** The team's pulse before this one, if its voices may have been replied to. */
  last?: PulseSummary | undefined;
  /** Leads to the report of `last`. */
  onRead?: () => void;
}

export function PulsePlace({ team, pulse, cardKey, last, onRead }: Props) {
  const { host } = usePage();
  const load = async (): Promise<Opened> => {
    const [view, wording, news] = await Promise.all([ask(api.pulse, { team, pulse }), loadWording(host.language), last && newsOf(last)]);
    return { view, wording, voting: view.asked ? await begin(view) : undefined, news };
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
  return (
    <Await loaded={loaded}>
      {({ news, ...opened }) => (
        <>
          {news && onRead && <VoiceNews news={news} onRead={onRead} />}
          <Shown {...opened} />
        </>
      )}
    </Await>
  );
}

function Shown({ view, wording, voting }: Omit<Opened, 'news'>) {
  const { terms, phase } = view;
  if (voting instanceof KeyRefused) return <Mismatch refused={voting} />;
  if (phase === 'closed') return <Closed terms={terms} voting={voting} />;
  if (!voting) return <NotAsked terms={terms} turnout={view.turnout} />;
  return (
    <Ballot
      key={terms.pulse}
      terms={terms}
      wording={wording}
      names={view.names}
      voting={voting}
      begunElsewhere={view.begun && voting.state === 'new'}
    />
  );
}
