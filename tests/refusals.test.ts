// Every refusal: who asks what, and the answer. A code that has no row here fails the last test.
import { randomBytes } from 'node:crypto';
import { SignJWT, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS, type ProblemCode } from '#contract/problem';
import { aForgedBallot, aSandbox, type Reply, type Sandbox } from './support/sandbox.ts';

const CADENCE = {
  everyWeeks: 2,
  weekday: 'tuesday',
  time: '10:00',
  timeZone: 'Europe/Berlin',
  workingDays: 3,
  closingTime: '17:00',
  length: 4,
  reminders: 2,
  language: 'en',
};
const STRANGER = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';
const NO_PULSE = randomBytes(16).toString('base64url');
const block = () => `A${randomBytes(255).toString('base64url').padEnd(341, 'A').slice(0, 341)}`;

let sandbox: Sandbox;
let team: string;
let pulse: string;

beforeAll(async () => {
  sandbox = await aSandbox();
  team = (await sandbox.stage()).team.id;
  const opened = await sandbox.as('Jonas', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 });
  pulse = opened.body.pulse;
});
afterAll(() => sandbox.close());

const json = { 'content-type': 'application/json' };
const credential = () => `/api/teams/${team}/pulses/${pulse}/credential`;
const foreignToken = async (claims: object) => {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'none' }).setIssuedAt().setExpirationTime('1h').sign(privateKey);
};

type Row = [code: ProblemCode, who: string, ask: () => Promise<Reply>];

const rows: Row[] = [
  ['no-token', 'somebody without a token', () => sandbox.send('GET', '/api/me', {})],
  ['bad-token', 'somebody with a token of another issuer', async () => sandbox.send('GET', '/api/me', { authorization: `Bearer ${await foreignToken({ tid: STRANGER })}` })],
  ['bad-token', 'somebody with a word for a token', () => sandbox.send('GET', '/api/me', { authorization: 'Bearer please' })],
  ['not-in-team', 'somebody of another team who wants a result', async () => sandbox.as('Stranger', 'GET', `/api/teams/${team}/pulses/${pulse}/report`)],
  ['not-in-roll', 'a guest who wants a credential', () => sandbox.as('Ben', 'POST', credential(), { blinded: block() })],
  ['not-in-roll', 'the leader who wants a credential', () => sandbox.as('Jonas', 'POST', credential(), { blinded: block() })],
  ['not-leader', 'a member who opens a pulse', () => sandbox.as('Mei', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 })],
  ['not-admin', 'a member who sets the cadence', () => sandbox.as('Mei', 'PUT', `/api/teams/${team}/cadence`, CADENCE)],
  ['unknown-address', 'somebody at an address that is not there', () => sandbox.send('GET', '/api/nothing', {})],
  ['unknown-team', 'an admin at a team that has no Mutual', () => sandbox.as('Amara', 'GET', `/api/teams/${STRANGER}/cadence`)],
  ['unknown-pulse', 'a member at a pulse that is not there', () => sandbox.as('Mei', 'GET', `/api/teams/${team}/pulses/${NO_PULSE}`)],
  ['unknown-pulse', 'a ballot for a pulse that is not there', () => sandbox.cast(NO_PULSE, aForgedBallot(NO_PULSE, [1, 2, 3, 4]))],
  ['wrong-method', 'a DELETE', () => sandbox.send('DELETE', '/api/me', {})],
  ['already-open', 'the leader who opens a second pulse', () => sandbox.as('Jonas', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 })],
  ['not-closed', 'a member who wants the result of an open pulse', () => sandbox.as('Mei', 'GET', `/api/teams/${team}/pulses/${pulse}/report`)],
  ['not-closed', 'anybody who wants the bulletin of an open pulse', () => sandbox.send('GET', `/ballot/${pulse}/bulletin`, {})],
  ['too-large', 'a ballot of two kilobytes', () => sandbox.cast(pulse, 'x'.repeat(2_048))],
  ['too-large', 'a request of ten kilobytes', () => sandbox.as('Mei', 'POST', credential(), { blinded: 'A'.repeat(10_240) })],
  ['wrong-media', 'a ballot as JSON', () => sandbox.send('POST', `/ballot/${pulse}`, json, '{}')],
  ['malformed', 'a ballot one digit short', () => sandbox.cast(pulse, aForgedBallot(pulse, [1, 2, 3, 4]).slice(0, -1))],
  ['malformed', 'an answer to a statement that was not asked', () => sandbox.cast(pulse, aForgedBallot(pulse, [1, 2, 3, 4, 5]))],
  ['malformed', 'a blinded message of 255 bytes', () => sandbox.as('Mei', 'POST', credential(), { blinded: randomBytes(255).toString('base64url') })],
  ['malformed', 'a blinded message that is no number below the modulus', () => sandbox.as('Mei', 'POST', credential(), { blinded: Buffer.alloc(256, 255).toString('base64url') })],
  ['malformed', 'a request that is no JSON', async () => sandbox.send('POST', credential(), { ...json, authorization: `Bearer ${await sandbox.token('Mei')}` }, '{')],
  ['malformed', 'a floor under five', () => sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, { ...CADENCE, floor: 4 })],
  ['malformed', 'a time zone that does not exist', () => sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, { ...CADENCE, timeZone: 'Europe/Atlantis' })],
  ['malformed', 'an unknown property', () => sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, { ...CADENCE, live: true })],
  ['forged', 'a ballot signed with another key', () => sandbox.cast(pulse, aForgedBallot(pulse, [1, 2, 3, 4]))],
];

describe('A refusal has a code, a status and changes nothing', () => {
  it.each(rows)('%s: %s', async (code, _who, ask) => {
    const before = await sandbox.as('Mei', 'GET', `/api/teams/${team}/pulses/${pulse}`);
    const reply = await ask();
    expect([reply.code, reply.status]).toEqual([code, PROBLEMS[code]]);
    expect((await sandbox.as('Mei', 'GET', `/api/teams/${team}/pulses/${pulse}`)).body).toEqual(before.body);
  });
});
