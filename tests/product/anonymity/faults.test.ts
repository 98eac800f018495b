// What goes wrong must give nobody away: a killed server, a damaged key, a full disk.
// @module-tag long
import { fork } from 'node:child_process';
import { createPrivateKey, randomBytes, type JsonWebKey } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ForEach } from '#domain/ballot/credential';
import { UserId, type PulseId } from '#domain/ids';
import type { Terms } from '#domain/pulse/terms';
import { bindAnonymous } from '../../../server/http/anonymous-routes.ts';
import { ballotRoom } from '../../../server/ballot/ballot.ts';
import { keySafe } from '../../../server/credential/sealed-key.ts';
import { credentialRoom } from '../../../server/credential/credential.ts';
import { signingKey } from '../../../server/credential/signing-key.ts';
import { blindSignature } from '../../../server/credential/signing-thread.mjs';
import { problemHandler } from '../../../server/http/problems.ts';
import { openMembers } from '../../../server/store/embedded/members.ts';
import { voiceRoom } from '../../../server/ballot/voice.ts';
import { CallFailure } from '../../../src/tab/api-client.ts';
import { openVoting, type VotingApi } from '../../../src/tab/voter/voting.ts';
import { aDevice } from '../../support/device.ts';
import { newPrivateKey, newPulse, signedBallot, signedVoice, spkiOf } from '../../support/signed-ballot.ts';
import { fatal, openStore, temporaryFolder } from '../../support/temporary-store.ts';

const SECRET = 'a secret of thirty-two characters or more';
const MEI = UserId.parse('cccccccc-0000-4000-8000-000000000001');
const DRAWER = fileURLToPath(new URL('../../support/drawer.mjs', import.meta.url));

describe('A server that is killed when a draw is on the disk and its answer not sent', () => {
  async function started(folder: string, pulse: PulseId, dies: '' | 'dies') {
    const child = fork(DRAWER, [folder, SECRET, pulse, MEI, dies], { execArgv: [] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [port] = (await once(child, 'message')) as [number];
    return async (blinded: ForEach<string>): Promise<ForEach<string>> => {
      const reply = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: JSON.stringify(blinded) }).catch(() => {
        throw new CallFailure('offline');
      });
      const answer = (await reply.json()) as ForEach<string> & { code?: never };
      if (answer.code !== undefined) throw new CallFailure(answer.code);
      return answer;
    };
  }

  it('signs the same for the same device when it is back, and nothing for another', async () => {
    const [folder, pulse] = [await temporaryFolder(), newPulse()];
    const { credentials, close } = await openMembers(folder, fatal);
    const { spki, keyId } = await credentialRoom({ credentials, secret: SECRET, clock: () => 0 }).enrol(pulse, [MEI], 1);
    await close();
    const on = async (storage: Storage, credential: VotingApi['credential']) => {
      const api = { keys: async () => spki, credential } as VotingApi;
      return openVoting({ api, storage, member: { tenant: 't', user: MEI } as never, terms: { pulse, keyId } as Terms });
    };

    const device = aDevice();
    const interrupted = await on(device, await started(folder, pulse, 'dies'));
    await expect(interrupted.obtain()).rejects.toMatchObject({ code: 'offline' });
    expect(interrupted.state).toBe('blinded');

    const back = await started(folder, pulse, '');
    const resumed = await on(device, back);
    await resumed.obtain();
    expect([resumed.state, resumed.voice.state]).toEqual(['signed', 'signed']);
    await expect((await on(aDevice(), back)).obtain()).rejects.toMatchObject({ code: 'ballot-elsewhere' });
  });
});

describe('A private key that is damaged in memory or on the disk', () => {
  const whole = newPrivateKey();
  const message = Buffer.concat([Buffer.alloc(1), randomBytes(255)]);
  const right = blindSignature(signingKey(whole).pair, message);
  const damaged = (parts: (keyof JsonWebKey)[]) => {
    const jwk = whole.export({ format: 'jwk' });
    for (const part of parts) jwk[part] = bent(String(jwk[part]));
    return createPrivateKey({ key: jwk, format: 'jwk' });
  };

  // The parts of the Chinese remainder theorem, one of which is enough for Boneh, DeMillo and Lipton to factor the modulus.
  it.each([[['dp']], [['dq']], [['qi']], [['p']], [['d']]] as [(keyof JsonWebKey)[]][])(
    'in %s signs rightly, because OpenSSL checks and repairs',
    (parts) => {
      expect(blindSignature(signingKey(damaged(parts)).pair, message).equals(right)).toBe(true);
    },
  );

  it.each([[['d', 'dp']], [['d', 'dq']], [['d', 'qi']], [['d', 'p']], [['n']]] as [(keyof JsonWebKey)[]][])(
    'in %s, past repair, signs nothing: what went wrong never leaves',
    async (parts) => {
      expect(() => blindSignature(signingKey(damaged(parts)).pair, message)).toThrow('does not verify');
    },
  );

  it('past repair lets nobody have a credential, and the draw may be repeated when it is restored', async () => {
    const [folder, pulse] = [await temporaryFolder(), newPulse()];
    const store = await openStore(folder);
    const safe = keySafe(SECRET);
    const sealed = (key: typeof whole) => ({ key: safe.seal(pulse, key), spki: spkiOf(whole).toString('base64') });
    const room = async (key: typeof whole) => {
      const credentials = { ...store.credentials, find: async () => ({ closesAt: 1, ballot: sealed(whole), voice: sealed(key) }) };
      return credentialRoom({ credentials, secret: SECRET, clock: () => 0 });
    };
    await credentialRoom({ ...store, secret: SECRET, clock: () => 0 }).enrol(pulse, [MEI], 1);
    const blinded = { ballot: message.toString('base64url'), voice: message.toString('base64url') };
    await expect((await room(damaged(['d', 'dp']))).sign(pulse, MEI, blinded)).rejects.toThrow('does not verify');
    expect((await (await room(whole)).sign(pulse, MEI, blinded)).voice).toBe(right.toString('base64url'));
    await store.close();
  });
});

describe('A disk that fails under a ballot or a voice', () => {
  it('leaves a line with the place in the program, and no word, answer, credential or address', async () => {
    const [folder, pulse, key] = [await temporaryFolder(), newPulse(), newPrivateKey()];
    const store = await openStore(folder);
    const terms = { spki: spkiOf(key).toString('base64'), closesAt: 1 };
    const ballot = ballotRoom({ boxes: store.boxes, clock: () => 0 });
    const voice = voiceRoom({ open: store.voices, published: store.threads, clock: () => 0 });
    await ballot.open(pulse, { ...terms, items: 4, floor: 5 });
    await voice.open(pulse, terms);
    for (const part of ['boxes', 'voices']) await rm(join(folder, 'ballots', part), { recursive: true });

    const lines: string[] = [];
    const app = express();
    bindAnonymous(app, { ballot, voice });
    app.use(problemHandler(pino({ level: 'trace' }, { write: (line) => void lines.push(line) })));
    const server = app.listen(0);
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    const sent = [signedBallot(pulse, key, [1, 2, 3, 4]).text, signedVoice(pulse, key, 'A sentence in confidence').text];
    for (const [nth, place] of ['ballot', 'voice'].entries()) {
      const reply = await fetch(`${url}/${place}/${pulse}`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: sent[nth] ?? '',
      });
      expect([reply.status, await reply.json()]).toEqual([500, { type: 'urn:mutual:fault', status: 500 }]);
    }
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual(
      [1, 2].map(() => ['level', 'time', 'pid', 'hostname', 'stack', 'code', 'msg']),
    );
    const secrets = sent.flatMap((text) => text.split('.').map((part) => part.trim()));
    expect(
      [...secrets, '12340', 'in confidence', `/ballot/${pulse}`, `/voice/${pulse}`].filter((trace) => lines.join().includes(trace)),
    ).toEqual([]);
  });
});

/** One bit of the last byte but its lowest, so that it stays odd. */
function bent(text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 2, bytes.length - 1);
  return bytes.toString('base64url');
}
