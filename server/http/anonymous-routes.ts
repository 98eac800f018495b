// The table of contents, its nameless half: the endpoints that are called as nobody, and the use case behind each.
import express, { type Application } from 'express';
import { api } from '#contract/api';
import type { BallotRoom } from '../ballot/ballot.ts';
import { refuseOtherMethods, serveAnonymous, serveKept } from './serve.ts';
import type { VoiceRoom } from '../ballot/voice.ts';

/** To be bound first: what comes after may look at tokens and is never reached by a ballot. */
export function bindAnonymous(app: Application, { ballot, voice }: { ballot: BallotRoom; voice: VoiceRoom }): void {
  const router = express.Router();
  serveAnonymous(router, api.keys, async ({ pulse }) => ({ ballot: await ballot.key(pulse), voice: await voice.key(pulse) }));
  serveAnonymous(router, api.cast, ({ pulse }, text) => ballot.cast(pulse, text));
  serveKept(router, api.bulletin, ({ pulse }) => ballot.bulletin(pulse));
  serveAnonymous(router, api.castVoice, ({ pulse }, text) => voice.cast(pulse, text));
  serveAnonymous(router, api.answerVoice, ({ pulse }, text) => voice.answer(pulse, text));
  refuseOtherMethods(
    router,
    Object.values(api).filter(({ audience }) => audience === 'anonymous'),
  );
  app.use(router);
}
