// The calls of one pulse, bound to it and to whoever draws the credential.
import { api, type PulseView } from '#contract/api';
import { callAnonymously, callAsMember, type TokenSource } from '../api-client.ts';
import type { VotingApi } from './voting.ts';

/**
 * What is called as nobody goes to the ballot box, which may be another server than the one that knows names.
 * @param server scheme and host of the latter; the page's own if absent
 */
export function ballotCalls(
  { terms: { team, pulse }, ballots }: Pick<PulseView, 'terms' | 'ballots'>,
  token: TokenSource,
  server = '',
): VotingApi {
  const params = { pulse };
  const origin = ballots ?? server;
  return {
    credential: (blinded) => callAsMember(api.credential, { params: { team, pulse }, body: blinded, token, origin: server }),
    keys: () => callAnonymously(api.keys, { params, origin }),
    cast: (body) => callAnonymously(api.cast, { params, body, origin }),
    bulletin: () => callAnonymously(api.bulletin, { params, origin }),
    castVoice: (body) => callAnonymously(api.castVoice, { params, body, origin }),
    answerVoice: (body) => callAnonymously(api.answerVoice, { params, body, origin }),
  };
}
