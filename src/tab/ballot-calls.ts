// The calls of one pulse, bound to it and to whoever draws the credential.
import { api } from '#contract/api';
import type { Terms } from '#domain/terms';
import { callAnonymously, callAsMember, type TokenSource } from './api-client.ts';
import type { VotingApi } from './voting.ts';

/** @param origin scheme and host of the server; the page's own if absent */
export const ballotCalls = ({ team, pulse }: Pick<Terms, 'team' | 'pulse'>, token: TokenSource, origin = ''): VotingApi => ({
  keys: () => callAnonymously(api.keys, { params: { pulse }, origin }),
  credential: (blinded) => callAsMember(api.credential, { params: { team, pulse }, body: blinded, token, origin }),
  cast: (body) => callAnonymously(api.cast, { params: { pulse }, body, origin }),
  speak: (body) => callAnonymously(api.speak, { params: { pulse }, body, origin }),
  ownVoice: (body) => callAnonymously(api.ownVoice, { params: { pulse }, body, origin }),
  answer: (body) => callAnonymously(api.answer, { params: { pulse }, body, origin }),
  bulletin: () => callAnonymously(api.bulletin, { params: { pulse }, origin }),
});
