// What the sandbox's year is made of: the story, and the devices that its people answer with.
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, it } from 'vitest';
import { readBallot } from '#domain/ballot/ballot';
import type { ForEach } from '#domain/ballot/credential';
import { readVoice } from '#domain/ballot/voice';
import { credentialVerifier } from '../../../server/ballot/credential-verifier.ts';
import { signingKey } from '../../../server/credential/signing-key.ts';
import { blindSignature } from '../../../server/credential/signing-thread.mjs';
import { answer, deviceKey } from '../../../server/sandbox/year/device.ts';
import { PULSES, story } from '../../../server/sandbox/year/story.ts';
import { newPulse } from '../../support/signed-ballot.ts';

it('The same seed makes the same year, another one another', () => {
  expect(story(1)).toEqual(story(1));
  expect(story(2)).not.toEqual(story(1));
});

it('Every pulse of a year has enough answers to be published, from people who are asked, each once', () => {
  for (const { asked, sheets } of [1, 2, 3].flatMap(story)) {
    const members = sheets.map(({ member }) => member);
    expect(new Set(members).size).toBe(members.length);
    expect(asked).toEqual(expect.arrayContaining(members));
  }
  expect(story(1)).toHaveLength(PULSES);
});

it('A device draws two credentials of which the signer sees nothing, and both boxes take what it casts', async () => {
  const pulse = newPulse();
  const pairs: ForEach<KeyObject> = { ballot: aKey(), voice: aKey() };
  const spki = (key: KeyObject) => createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const seen: string[] = [];
  const sign = (key: KeyObject, blinded: string) => {
    seen.push(blinded);
    const { accepts, pair } = signingKey(key);
    const message = Buffer.from(blinded, 'base64url');
    expect(accepts(message)).toBe(true);
    return blindSignature(pair, message).toString('base64url');
  };
  const cast = { ballot: '', voice: '' };
  await answer(
    {
      credential: async ({ ballot, voice }) => ({ ballot: sign(pairs.ballot, ballot), voice: sign(pairs.voice, voice) }),
      cast: async (text) => void (cast.ballot = text),
      castVoice: async (text) => void (cast.voice = text),
    },
    { ballot: deviceKey('ballot', pulse, spki(pairs.ballot)), voice: deviceKey('voice', pulse, spki(pairs.voice)) },
    { answers: [5, 4, 3, 0, 1], voice: { problem: 'It is late.', considered: '', proposal: '' } },
  );
  const [ballot, voice] = [readBallot(cast.ballot, 5)!, readVoice(cast.voice)!];
  expect(ballot.answers).toEqual([5, 4, 3, 0, 1]);
  expect(voice.parts.problem).toBe('It is late.');
  const check = (purpose: 'ballot' | 'voice', { prefix, signature }: { prefix: string; signature: string }) =>
    credentialVerifier(purpose).check(pulse, spki(pairs[purpose]), prefix, signature);
  expect([check('ballot', ballot), check('voice', voice)]).toEqual([expect.any(String), expect.any(String)]);
  expect(check('voice', ballot)).toBeUndefined();
  expect(seen).not.toContain(ballot.signature);
});

const aKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
