// Every refusal: who asks what, and the answer. A code that has no row here fails the last test.
import { randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBallot } from '#domain/ballot/ballot';
import { AHEAD_MAX, MESSAGES_MAX, ThreadId, writeVoice } from '#domain/ballot/voice';
import { PROBLEMS, Refusal, type ProblemCode } from '#contract/problem';
import type { CallFailure } from '../../src/tab/api-client.ts';
import type { Voting, VotingApi } from '../../src/tab/voter/voting.ts';
import { CADENCE, cadenceWith } from '../support/cadence.ts';
import { foreignToken, thrown } from '../support/at-the-edge.ts';
import { graphAtOnce } from '../support/graph-at-once.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';
import { aForgedBallot, aForgedVoice } from '../support/signed-ballot.ts';
import type { Reply } from '../support/calls.ts';

const STRANGER = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';
const NO_PULSE = randomBytes(16).toString('base64url');
const NO_THREAD = randomBytes(32).toString('base64url');
const block = () => `A${randomBytes(255).toString('base64url').padEnd(341, 'A').slice(0, 341)}`;

let sandbox: Sandbox;
let team: string;
let pulse: string;

beforeAll(async () => {
  sandbox = await aSandbox();
  team = sandbox.team;
  const opened = await sandbox.as('Jonas', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 });
  pulse = opened.body.pulse;
});
afterAll(() => sandbox.close());
graphAtOnce();

const json = { 'content-type': 'application/json' };
const credential = () => `/api/teams/${team}/pulses/${pulse}/credential`;
const voices = () => `/api/teams/${team}/pulses/${pulse}/voices`;

const foreign = async (claims: JWTPayload) =>
  sandbox.send('GET', '/api/me', { authorization: `Bearer ${await sandbox.tokens.sso(sandbox.person('Mei'), claims)}` });

/** One member's device; `caught` are the calls that are not to reach the server. */
const device = (first: string, caught: Partial<VotingApi> = {}): Promise<Voting> =>
  sandbox.voter(first, `/api/teams/${team}/pulses/${pulse}`, () => caught);

/** What one member's device sends, caught on the way. */
async function ballotOf(first: string): Promise<string> {
  let caught = '';
  await (await device(first, { cast: async (ballot) => void (caught = ballot) })).cast([4, 4, 4, 4]);
  return caught;
}

async function voiceWithBallotCredential(first: string): Promise<string> {
  const { prefix, signature } = readBallot(await ballotOf(first), 4) ?? { prefix: '', signature: '' };
  return writeVoice({ prefix, signature, thread: ThreadId.parse(NO_THREAD), parts: { problem: 'No.', considered: '', proposal: '' } });
}

const saved = (settings: object) => sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, settings);

type Row = [code: ProblemCode, who: string, ask: () => Promise<Reply>];

const rows: Row[] = [
  ['no-token', 'somebody without a token', () => sandbox.send('GET', '/api/me', {})],
  [
    'bad-token',
    'somebody with a token of another issuer',
    async () => sandbox.send('GET', '/api/me', { authorization: `Bearer ${await foreignToken({ tid: STRANGER })}` }),
  ],
  ['bad-token', 'somebody with a word for a token', () => sandbox.send('GET', '/api/me', { authorization: 'Bearer please' })],
  ['foreign-tenant', 'somebody of another tenant', async () => foreign({ tid: STRANGER })],
  ['bad-token', 'an app that is nobody', async () => foreign({ scp: '' })],
  ['bad-token', 'a token for another audience', async () => foreign({ aud: STRANGER })],
  [
    'not-in-team',
    'somebody of another team who wants a result',
    async () => sandbox.as('Nuno', 'GET', `/api/teams/${team}/pulses/${pulse}/report`),
  ],
  ['not-in-roll', 'a guest who wants a credential', () => sandbox.as('Ben', 'POST', credential(), { ballot: block(), voice: block() })],
  [
    'not-in-roll',
    'the leader who wants a credential',
    () => sandbox.as('Jonas', 'POST', credential(), { ballot: block(), voice: block() }),
  ],
  [
    'not-leader',
    'a member who opens a pulse',
    () => sandbox.as('Mei', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 }),
  ],
  ['not-admin', 'a member who sets the cadence', () => sandbox.as('Mei', 'PUT', `/api/teams/${team}/cadence`, CADENCE)],
  ['unknown-address', 'somebody at an address that is not there', () => sandbox.send('GET', '/api/nothing', {})],
  ['unknown-team', 'an admin at a team that has no Mutual', () => sandbox.as('Amara', 'GET', `/api/teams/${STRANGER}/cadence`)],
  ['unknown-pulse', 'a member at a pulse that is not there', () => sandbox.as('Mei', 'GET', `/api/teams/${team}/pulses/${NO_PULSE}`)],
  ['unknown-pulse', 'a ballot for a pulse that is not there', () => sandbox.cast(NO_PULSE, aForgedBallot(NO_PULSE, [1, 2, 3, 4]))],
  ['wrong-method', 'a DELETE', () => sandbox.send('DELETE', '/api/me', {})],
  [
    'already-open',
    'the leader who opens a second pulse',
    () => sandbox.as('Jonas', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 }),
  ],
  [
    'not-next',
    'the leader who chooses for a pulse that is not to come',
    () => sandbox.as('Jonas', 'PUT', `/api/teams/${team}/next-items`, { occurrence: 'none', items: null }),
  ],
  [
    'not-closed',
    'a member who wants the result of an open pulse',
    () => sandbox.as('Mei', 'GET', `/api/teams/${team}/pulses/${pulse}/report`),
  ],
  ['not-closed', 'anybody who wants the bulletin of an open pulse', () => sandbox.nobody('GET', `/ballot/${pulse}/bulletin`)],
  ['too-large', 'a ballot of ten kilobytes', () => sandbox.cast(pulse, 'x'.repeat(10_240))],
  [
    'too-large',
    'a request of twenty kilobytes',
    () => sandbox.as('Mei', 'POST', credential(), { ballot: 'A'.repeat(20_480), voice: block() }),
  ],
  ['wrong-media', 'a ballot as JSON', () => sandbox.send('POST', `/ballot/${pulse}`, json, '{}')],
  ['malformed', 'a ballot one digit short', () => sandbox.cast(pulse, aForgedBallot(pulse, [1, 2, 3, 4]).slice(0, -1))],
  ['malformed', 'an answer to a statement that was not asked', () => sandbox.cast(pulse, aForgedBallot(pulse, [1, 2, 3, 4, 5]))],
  [
    'malformed',
    'a blinded message of 255 bytes',
    () => sandbox.as('Mei', 'POST', credential(), { ballot: randomBytes(255).toString('base64url'), voice: block() }),
  ],
  [
    'malformed',
    'a blinded message that is no number below the modulus',
    () => sandbox.as('Mei', 'POST', credential(), { ballot: block(), voice: Buffer.alloc(256, 255).toString('base64url') }),
  ],
  [
    'malformed',
    'a request that is no JSON',
    async () => sandbox.send('POST', credential(), { ...json, authorization: `Bearer ${await sandbox.token('Mei')}` }, '{'),
  ],
  ['malformed', 'a floor under five', () => saved(cadenceWith({}, { floor: 4 }))],
  ['unknown-zone', 'a time zone that does not exist', () => saved(cadenceWith({ timeZone: 'Europe/Atlantis' }))],
  ['malformed', 'a search for a zero, which no database takes', () => sandbox.as('Amara', 'GET', '/api/teams?search=%00')],
  [
    'malformed',
    'a place in the list of teams that has one in its name',
    () => {
      const after = Buffer.from(JSON.stringify({ name: '\0', team: STRANGER })).toString('base64url');
      return sandbox.as('Amara', 'GET', `/api/teams?after=${after}`);
    },
  ],
  ['unknown-zone', 'a cadence in a time zone that Outlook does not have', () => saved(cadenceWith({ timeZone: 'Antarctica/Troll' }))],
  [
    'unknown-zone',
    'a preview of a cadence in an offset, which is no time zone',
    () => sandbox.as('Amara', 'POST', `/api/teams/${team}/cadence/preview`, cadenceWith({ timeZone: 'UTC+3' }).cadence),
  ],
  ['cadence-over', 'a cadence that ends before it begins', () => saved(cadenceWith({ until: '2026-11-01' }))],
  ['malformed', 'an unknown property', () => saved({ ...CADENCE, live: true })],
  ['forged', 'a voice with a ballot’s credential', async () => sandbox.speak(pulse, await voiceWithBallotCredential('Tomás'))],
  ['not-closed', 'a member who wants the voices of an open pulse', () => sandbox.as('Mei', 'GET', voices())],
  ['not-leader', 'a member who replies to a voice', () => sandbox.as('Mei', 'POST', `${voices()}/${NO_THREAD}`, { text: 'Why?' })],
  ['malformed', 'a voice that says nothing', () => sandbox.speak(pulse, aForgedVoice(pulse, ' '))],
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

describe('A refusal that needs something to have happened', () => {
  const expectCode = (reply: Reply, code: ProblemCode) => expect([reply.code, reply.status]).toEqual([code, PROBLEMS[code]]);
  let author: Voting;
  const seen = new Set<ProblemCode>(rows.map(([code]) => code));
  const refused = (code: ProblemCode, title: string, happen: () => Promise<Reply>) => {
    seen.add(code);
    it(`${code}: ${title}`, async () => expectCode(await happen(), code));
  };

  refused('already-counted', 'a ballot that is sent a second time', async () => {
    const ballot = await ballotOf('Mei');
    expect((await sandbox.cast(pulse, ballot)).status).toBe(204);
    return sandbox.cast(pulse, ballot);
  });

  refused('ballot-elsewhere', 'a second credential for the same member', () =>
    sandbox.as('Mei', 'POST', credential(), { ballot: block(), voice: block() }),
  );

  refused('unavailable', 'a cadence while Graph is down, and nothing is saved', async () => {
    await sandbox.post('/fault', { kind: 'unavailable', times: 20 });
    const reply = await sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, CADENCE);
    await sandbox.post('/fault', { kind: 'unavailable', times: 0 });
    expect((await sandbox.as('Amara', 'GET', `/api/teams/${team}/cadence`)).body.settings).toBeNull();
    return reply;
  });

  refused('graph-refused', 'a cadence of somebody from whom Entra ID wants a second factor first', async () => {
    sandbox.world.registration.wantsSecondFactor = true;
    const reply = await sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, CADENCE);
    sandbox.world.registration.wantsSecondFactor = false;
    return reply;
  });

  // What else makes it is in sign-in.test.ts.
  refused('sign-in-unavailable', 'a token with a key that can’t be looked for', () => thrown(new Refusal('sign-in-unavailable')));

  refused('no-consent', 'a cadence for which the consent was withdrawn', async () => {
    const { scopes } = sandbox.world.registration;
    const before = scopes.splice(0);
    const reply = await sandbox.as('Amara', 'PUT', `/api/teams/${team}/cadence`, CADENCE);
    scopes.push(...before);
    return reply;
  });

  refused('pulse-closed', 'a credential and a ballot after closing', async () => {
    const late = await ballotOf('Priya');
    author = await device('Claire');
    for (const voting of [author, await device('David'), await device('Aiko'), await device('Goran'), await device('Elif')])
      await voting.cast([4, 4, 4, 4]);
    await author.voice.castVoice({ problem: 'Nobody asks.', considered: '', proposal: '' });
    await sandbox.post('/clock', { to: 'closing' });
    expectCode(await sandbox.as('Lena', 'POST', credential(), { ballot: block(), voice: block() }), 'pulse-closed');
    return sandbox.cast(pulse, late);
  });

  refused('unknown-voice', 'a reply to a voice that is not there', () =>
    sandbox.as('Jonas', 'POST', `${voices()}/${NO_THREAD}`, { text: 'Why?' }),
  );

  refused('await-reply', 'an author who says more and more before the leader has answered', async () => {
    for (let said = 0; said < AHEAD_MAX; said++) await author.voice.answer(`And ${said}`);
    const { code } = (await author.voice.answer('And more').catch((error: unknown) => error)) as CallFailure;
    return { status: PROBLEMS[code as ProblemCode], code, body: undefined };
  });

  refused('thread-full', 'a reply to a conversation that has as many messages as it may have', async () => {
    const thread = await author.voice.thread();
    for (let said = 0; said < MESSAGES_MAX; said++)
      await sandbox.as('Jonas', 'POST', `${voices()}/${thread}`, { text: `For the ${said}th time: why?` });
    return sandbox.as('Jonas', 'POST', `${voices()}/${thread}`, { text: 'Once more?' });
  });

  refused('past-slot', 'a conversation in the past', () =>
    sandbox.as('Jonas', 'POST', `/api/teams/${team}/pulses/${pulse}/conversation`, { start: 1 }),
  );

  // What makes them is in promise.test.ts.
  for (const code of ['unknown-promise', 'promise-open', 'promise-asked', 'promise-day'] as const)
    refused(code, 'a promise that can’t be made or withdrawn', () => thrown(new Refusal(code)));

  refused('team-archived', 'a pulse for a team that is archived', async () => {
    await sandbox.ms.archive(true);
    const reply = await sandbox.as('Jonas', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 });
    await sandbox.ms.archive(false);
    return reply;
  });

  refused('no-mailbox', 'a conversation that is proposed to a leader without a mailbox', async () => {
    const jonas = sandbox.world.people.get(sandbox.person('Jonas').id);
    Object.assign(jonas ?? {}, { unlicensed: true });
    const reply = await sandbox.as('Jonas', 'GET', `/api/teams/${team}/pulses/${pulse}/conversation`);
    Object.assign(jonas ?? {}, { unlicensed: false });
    return reply;
  });

  // That more than 500 are refused is held to in conversation.test.ts; here fourteen are asked.
  refused('too-many-people', 'an invitation of more people than one takes', () => thrown(new Refusal('too-many-people')));

  refused('team-too-small', 'a pulse for four', async () => {
    for (const { id } of sandbox.world
      .members()
      .filter(({ membership }) => membership === 'member')
      .slice(4))
      sandbox.world.removePerson(id);
    sandbox.world.moveTo(sandbox.world.now() + 120_000);
    return sandbox.as('Jonas', 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 });
  });

  // That two such teams are refused is held to in together.test.ts; the sandbox has one team.
  refused('overlapping-team', 'a pulse for nearly the same people as are asked in another team', () =>
    thrown(new Refusal('overlapping-team')),
  );

  refused('fault', 'something that should never happen, without a word about what it was', async () => {
    const reply = await thrown(new Error('secret'));
    expect(reply.body).toEqual({ type: 'urn:mutual:fault', status: 500 });
    return reply;
  });

  it('has a row here for every code that exists', () => {
    expect(Object.keys(PROBLEMS).filter((code) => !seen.has(code as ProblemCode))).toEqual([]);
  });
});
