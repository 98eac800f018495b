// The real client of one member on one device, as the tab opens it.
import type { PulseView } from '#contract/api';
import { UserId, type TenantId } from '#domain/ids';
import { ballotCalls } from '../../src/tab/voter/ballot-calls.ts';
import { openVoting, type Voting, type VotingApi } from '../../src/tab/voter/voting.ts';
import type { Reply } from './calls.ts';
import { aDevice } from './device.ts';

/** The server that a member meets, and how to be that member. */
interface Served {
  url: string;
  tenant: TenantId;
  person(first: string): { id: string };
  token(first: string): Promise<string>;
  as(first: string, method: string, path: string): Promise<Reply>;
}

/** What stands between a member's client and the network; calls that it does not name go through. */
export type Caught = (calls: VotingApi) => Partial<VotingApi>;

/** @returns what opens the client of somebody in the pulse at a path */
export const votersOf =
  ({ url, tenant, person, token, as }: Served) =>
  async (first: string, path: string, caught: Caught = () => ({}), storage = aDevice()): Promise<Voting> => {
    const view = (await as(first, 'GET', path)).body as PulseView;
    const { terms } = view;
    const api = ballotCalls(view, () => token(first), url);
    const member = { tenant, user: UserId.parse(person(first).id) };
    return openVoting({ api: { ...api, ...caught(api) }, storage, member, terms, cardKey: terms.keyId });
  };
