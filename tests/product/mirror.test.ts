// The mirror: how leaders see it, said in their own name while a pulse is open, and shown beside its result if they agreed beforehand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mirrors } from '#contract/api';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';

const VOTERS = ['Mei', 'Tomás', 'Priya', 'Lena', 'Samir', 'Aiko', 'David'];
const VIEW = { answers: [5, 4, null, 1], isShown: true };

let sandbox: Sandbox;
let pulses: string;
beforeAll(async () => {
  sandbox = await aSandbox();
  pulses = `/api/teams/${sandbox.team}/pulses`;
  // Two people lead, of whom one wants to be read.
  sandbox.world.setMembership(sandbox.person('Claire').id, 'owner');
});
afterAll(() => sandbox.close());

const opened = async (): Promise<string> =>
  `${pulses}/${(await sandbox.as('Jonas', 'POST', pulses, { items: null, workingDays: 1 })).body.pulse}`;
const say = (first: string, pulse: string, view: object = VIEW) => sandbox.as(first, 'PUT', `${pulse}/mirror`, view);
const seenBy = async (first: string, pulse: string): Promise<Mirrors> => (await sandbox.as(first, 'GET', `${pulse}/mirror`)).body;
async function answered(pulse: string, voters: readonly string[]): Promise<void> {
  for (const first of voters) await (await sandbox.voter(first, pulse)).cast([4, 4, 4, 4]);
  await sandbox.post('/clock', { to: 'closing' });
}

describe('What a leader says from their side', () => {
  let pulse: string;

  it('can be changed while the pulse is open, and nobody else sees any of it until there is a result', async () => {
    pulse = await opened();
    expect(await seenBy('Jonas', pulse)).toEqual({ own: null, shown: [] });
    await say('Jonas', pulse, { answers: [1, 1, 1, 1], isShown: false });
    expect((await say('Jonas', pulse)).body).toEqual({ own: VIEW, shown: [] });
    await say('Claire', pulse, { answers: [3, 3, 3, 3], isShown: false });
    expect(await seenBy('Jonas', pulse)).toEqual({ own: VIEW, shown: [] });
    for (const first of ['Mei', 'Amara']) expect(await seenBy(first, pulse)).toEqual({ own: null, shown: [] });
  });

  it.each([
    ['with fewer answers than the pulse has statements', { answers: [5, 4, 3], isShown: true }],
    ['with more', { answers: [5, 4, 3, 2, 1], isShown: true }],
    ['with an answer that there is not', { answers: [5, 4, 3, 6], isShown: true }],
    ['without saying who is to see it', { answers: [5, 4, 3, 2] }],
  ])('is refused %s', async (_how, view) => {
    expect((await say('Jonas', pulse, view)).code).toBe('malformed');
    expect((await seenBy('Jonas', pulse)).own).toEqual(VIEW);
  });

  it('is no ballot: the turnout does not know of it', async () => {
    const before = (await sandbox.as('Jonas', 'GET', pulse)).body.turnout;
    await say('Jonas', pulse);
    expect([before, (await sandbox.as('Jonas', 'GET', pulse)).body.turnout]).toEqual(['few', 'few']);
  });

  it('stands beside the result for everybody if that was agreed, and else for its author alone; later it can not be changed', async () => {
    await answered(pulse, VOTERS);
    expect((await sandbox.as('Mei', 'GET', `${pulse}/report`)).body).toMatchObject({ outcome: 'published', ballots: VOTERS.length });
    const shown = [{ name: sandbox.person('Jonas').name, answers: VIEW.answers }];
    expect(await seenBy('Mei', pulse)).toEqual({ own: null, shown });
    expect(await seenBy('Claire', pulse)).toEqual({ own: { answers: [3, 3, 3, 3], isShown: false }, shown });
    expect(await seenBy('Jonas', pulse)).toEqual({ own: VIEW, shown: [] });
    expect((await say('Claire', pulse, { answers: [3, 3, 3, 3], isShown: true })).code).toBe('pulse-closed');
    expect((await seenBy('Mei', pulse)).shown).toEqual(shown);
  });
});

it('Below the floor nothing is put beside anything: there is no result', async () => {
  const pulse = await opened();
  await say('Jonas', pulse);
  await answered(pulse, ['Mei']);
  expect(await seenBy('Mei', pulse)).toEqual({ own: null, shown: [] });
  expect((await seenBy('Jonas', pulse)).own).toEqual(VIEW);
});
