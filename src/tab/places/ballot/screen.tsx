// One open pulse for one person: the ballot if they are asked, otherwise why not.
import type { ReactNode } from 'preact/compat';
import { api, type PulseView } from '#contract/api';
import type { KeyId, PulseId, TeamId } from '#domain/ids';
import { offeredTo } from '#domain/items/prompts';
import type { Terms } from '#domain/pulse/terms';
import { loadWording, type Wording } from '#domain/items/wording';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { ballotCalls } from '../../voter/ballot-calls.ts';
import { deviceStorage } from '../../voter/device-storage.ts';
import { KeyRefused, openVoting, type Voting } from '../../voter/voting.ts';
import { Ballot } from './form.tsx';
import { Closed, Mismatch, NotAsked } from './instead.tsx';

interface Opened {
  view: PulseView;
  wording: Wording;
  voting: Voting | KeyRefused | undefined;
  head: ReactNode;
}

interface Props {
  team: TeamId;
  pulse: PulseId;
  cardKey: KeyId | undefined;
  /** What stands above it: loaded together with it, so that nothing jumps. */
  above?: () => Promise<ReactNode>;
  /** What else there is to do for somebody who is not asked. */
  besideNotAsked?: ((terms: Terms) => ReactNode) | undefined;
}

export function OpenPulse({ team, pulse, cardKey, above, besideNotAsked }: Props) {
  const { host, ask } = usePage();
  const load = async (): Promise<Opened> => {
    const [view, wording, head] = await Promise.all([ask(api.pulse, { team, pulse }), loadWording(host.language), above?.()]);
    return { view, wording, voting: view.asked ? await begin(view) : undefined, head };
  };
  const begin = (view: PulseView): Promise<Voting | KeyRefused> =>
    openVoting({
      api: ballotCalls(view, host.token),
      storage: deviceStorage(),
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
      {({ head, ...opened }) => (
        <>
          {head}
          <Shown {...opened} besideNotAsked={besideNotAsked} />
        </>
      )}
    </Await>
  );
}

function Shown({ view, wording, voting, besideNotAsked }: Omit<Opened, 'head'> & Pick<Props, 'besideNotAsked'>) {
  const { terms, phase } = view;
  if (voting instanceof KeyRefused) return <Mismatch refused={voting} />;
  if (phase === 'closed') return <Closed terms={terms} voting={voting} />;
  if (!voting)
    return (
      <NotAsked terms={terms} turnout={view.turnout}>
        {besideNotAsked?.(terms)}
      </NotAsked>
    );
  return (
    <Ballot
      key={terms.pulse}
      terms={terms}
      wording={wording}
      offered={offeredTo(view.prompt, view).map((prompt) => wording.prompts[prompt])}
      names={view.names}
      voting={voting}
      begunElsewhere={view.begun && voting.state === 'new'}
    />
  );
}
