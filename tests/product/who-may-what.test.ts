// Who may do what: every role asks the server for everything that it can do, and each answer is the table's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api as endpoints, type Conversation, type NextItems, type PulseView } from '#contract/api';
import { DAY } from '#domain/ids';
import { writeAnswer } from '#domain/ballot/voice';
import { accessRow, ROLES, type AccessRow, type Role } from '#contract/access';
import { PROBLEMS } from '#contract/problem';
import { ballotCalls } from '../../src/tab/voter/ballot-calls.ts';
import { openVoting } from '../../src/tab/voter/voting.ts';
import type { Reply } from '../support/calls.ts';
import { CADENCE } from '../support/cadence.ts';
import { aDevice } from '../support/device.ts';
import { aSandbox, type Sandbox } from '../support/sandbox.ts';

type Endpoint = keyof typeof endpoints;

const MAY = Object.fromEntries(Object.entries(endpoints).map(([name, endpoint]) => [name, accessRow(endpoint)])) as Record<
  Endpoint,
  AccessRow
>;

let sandbox: Sandbox;
let team: string;
let pulse: string;
let slot: number;
/** The one to come. */
let occurrence = '';
/** With credentials that were drawn by members and are not used yet: one of each for each role. */
const ballots: string[] = [];
const voices: string[] = [];
/** The secret of whoever wrote one of these voices, and which it is. */
let secret = '';
let thread = '';

beforeAll(async () => {
  sandbox = await aSandbox();
  team = sandbox.team;
});
afterAll(() => sandbox.close());

const PEOPLE: Partial<Record<Role, string>> = { member: 'Mei', guest: 'Ben', leader: 'Jonas', admin: 'Amara', colleague: 'Nuno' };

const FOREIGN = { tid: '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f' };

/** Straight from the world: to ask the stage for each of so many calls would take minutes. */
function someone(first: string) {
  const person = [...sandbox.world.people.values()].find(({ name }) => name.startsWith(first));
  if (person === undefined) throw new Error(`${first} is gone`);
  return person;
}

/** The header of a role's token; a foreigner's is one that the Entra ID of another organisation would have issued. */
async function authorization(role: Role): Promise<Record<string, string>> {
  if (role === 'nobody') return {};
  const token = await sandbox.tokens.sso(someone(PEOPLE[role] ?? 'Mei'), role === 'foreigner' ? FOREIGN : {});
  return { authorization: `Bearer ${token}` };
}

async function ask(role: Role, method: string, path: string, body?: object): Promise<Reply> {
  const headers = { ...(await authorization(role)), ...(body && { 'content-type': 'application/json' }) };
  return sandbox.send(method, path, headers, body && JSON.stringify(body));
}

/** Text, with the token of the role although none is asked for. */
const tell = async (role: Role, path: string, text: string | undefined): Promise<Reply> =>
  sandbox.send('POST', path, { ...(await authorization(role)), 'content-type': 'text/plain' }, text);

const BLOCK = Buffer.alloc(256, 1).toString('base64url');
const onPulse = (rest = '') => `/api/teams/${team}/pulses/${pulse}${rest}`;

const inAFortnight = () => new Date(sandbox.world.now() + 14 * DAY).toISOString().slice(0, 10);

/** How each thing is asked for, well-formed, so that nothing but the role decides. */
const ASK: Record<Endpoint, (role: Role) => Promise<Reply>> = {
  me: (role) => ask(role, 'GET', '/api/me'),
  teams: (role) => ask(role, 'GET', '/api/teams?search=har'),
  cadence: (role) => ask(role, 'GET', `/api/teams/${team}/cadence`),
  previewCadence: (role) => ask(role, 'POST', `/api/teams/${team}/cadence/preview`, CADENCE.cadence),
  saveCadence: (role) => ask(role, 'PUT', `/api/teams/${team}/cadence`, CADENCE),
  pauseCadence: (role) => ask(role, 'PUT', `/api/teams/${team}/cadence/paused`, { paused: true }),
  takeOverCadence: (role) => ask(role, 'POST', `/api/teams/${team}/cadence/owner`, {}),
  endCadence: (role) => ask(role, 'POST', `/api/teams/${team}/cadence/end`, {}),
  deliveries: (role) => ask(role, 'GET', `/api/teams/${team}/deliveries`),
  pulses: (role) => ask(role, 'GET', '/api/pulses'),
  teamPulses: (role) => ask(role, 'GET', `/api/teams/${team}/pulses`),
  nextItems: (role) => ask(role, 'GET', `/api/teams/${team}/next-items`),
  chooseNext: (role) => ask(role, 'PUT', `/api/teams/${team}/next-items`, { occurrence, items: null }),
  openPulse: (role) => ask(role, 'POST', `/api/teams/${team}/pulses`, { items: null, workingDays: 3 }),
  pulse: (role) => ask(role, 'GET', onPulse()),
  credential: (role) => ask(role, 'POST', onPulse('/credential'), { ballot: BLOCK, voice: BLOCK }),
  keys: (role) => ask(role, 'GET', `/ballot/${pulse}/keys`),
  cast: (role) => tell(role, `/ballot/${pulse}`, ballots.pop()),
  bulletin: (role) => ask(role, 'GET', `/ballot/${pulse}/bulletin`),
  castVoice: (role) => tell(role, `/voice/${pulse}`, voices.pop()),
  answerVoice: async (role) => {
    // An author says a few things in a row and no more.
    await ask('leader', 'POST', onPulse(`/voices/${thread}`), { text: `To ${role}` });
    return tell(role, `/voice/${pulse}/answer`, writeAnswer(secret, `As ${role}`));
  },
  report: (role) => ask(role, 'GET', onPulse('/report')),
  rollUp: (role) => ask(role, 'GET', onPulse('/roll-up')),
  joinedTeams: (role) => ask(role, 'GET', onPulse('/joined')),
  voices: (role) => ask(role, 'GET', onPulse('/voices')),
  reply: (role) => ask(role, 'POST', onPulse(`/voices/${thread}`), { text: 'Thank you.' }),
  conversation: (role) => ask(role, 'GET', onPulse('/conversation')),
  confirmConversation: (role) => ask(role, 'POST', onPulse('/conversation'), { start: slot }),
  cancelConversation: (role) => ask(role, 'POST', onPulse('/conversation/cancel'), {}),
  promises: (role) => ask(role, 'GET', onPulse('/promises')),
  makePromise: (role) =>
    ask(role, 'POST', onPulse('/promises'), { ask: 'Object early.', expect: 'A day to think.', until: inAFortnight() }),
  withdrawPromise: (role) => ask(role, 'POST', onPulse('/promises/withdraw'), { nth: 0, reason: 'The project ended.' }),
  mirrors: (role) => ask(role, 'GET', onPulse('/mirror')),
  answerMirror: (role) => ask(role, 'PUT', onPulse('/mirror'), { answers: [4, 4, null, 2], isShown: true }),
  actions: (role) => ask(role, 'GET', onPulse('/actions')),
  chooseAction: (role) => ask(role, 'POST', onPulse('/actions'), { chosen: { name: 'edges' }, start: slot, invited: 'leaders' }),
  cancelAction: (role) => ask(role, 'POST', onPulse('/actions/cancel'), { round: 1 }),
};

/** One member's ballot and voice, caught on their way. */
async function prepare(first: string): Promise<void> {
  const view = (await ASK.pulse('member')).body as PulseView;
  const member = { tenant: 't', user: someone(first).id } as never;
  const api = {
    ...ballotCalls(view, () => sandbox.tokens.sso(someone(first)), sandbox.url),
    cast: async (ballot: string) => void ballots.push(ballot),
    castVoice: async (voice: string) => void voices.push(voice),
  };
  const storage = aDevice();
  const voting = await openVoting({ api, storage, member, terms: view.terms });
  await voting.cast([4, 4, 4, 4]);
  await voting.voice.castVoice({ problem: `Said by ${voices.length}`, considered: '', proposal: '' });
  thread = (await voting.voice.thread()) ?? '';
  ({ secret } = JSON.parse(storage.getItem(nameOfVoice(storage)) ?? '') as { secret: string });
}

const nameOfVoice = (storage: Storage) =>
  Array.from({ length: storage.length }, (_, nth) => storage.key(nth) ?? '').find((name) => name.startsWith('mutual-voice.')) ?? '';

/** Whoever may not comes first: what they leave undone is still to be done. */
const cells = (endpoint: Endpoint): [Role, string][] =>
  ROLES.map((role): [Role, string] => [role, MAY[endpoint][role]]).toSorted(
    ([, one], [, other]) => Number(one === 'may') - Number(other === 'may'),
  );

async function expectTable(endpoint: Endpoint): Promise<void> {
  for (const [role, expected] of cells(endpoint)) {
    const { status, code } = await ASK[endpoint](role);
    const refusal = expected === 'may' ? undefined : (expected as keyof typeof PROBLEMS);
    expect([role, refusal === undefined ? status < 300 : status, code]).toEqual([
      role,
      refusal === undefined ? true : PROBLEMS[refusal],
      refusal,
    ]);
  }
}

describe('Of each thing that the server can be asked, the table says who may', () => {
  const seen = new Set<Endpoint>();
  const asTable = (endpoint: Endpoint, before: () => Promise<void> = async () => {}) => {
    seen.add(endpoint);
    it(`${endpoint}: whoever may is served, everybody else is refused`, async () => {
      await before();
      await expectTable(endpoint);
    });
  };

  asTable('me');
  asTable('teams');
  asTable('cadence');
  asTable('previewCadence');
  asTable('saveCadence');
  asTable('nextItems');
  asTable('chooseNext', async () => void (occurrence = ((await ASK.nextItems('leader')).body as NextItems).next?.occurrence.id ?? ''));
  asTable('pauseCadence');
  asTable('deliveries');
  asTable('openPulse');
  asTable('teamPulses');
  asTable('pulses');
  asTable('pulse', async () => void (pulse = (await sandbox.stage()).pulse?.pulse ?? ''));
  asTable('keys');
  asTable('credential');
  asTable('cast', async () => {
    for (const first of ['Tomás', 'Priya', 'Lena', 'Samir', 'Claire', 'Aiko', 'David']) await prepare(first);
  });
  asTable('answerMirror');
  asTable('mirrors');
  asTable('castVoice');
  asTable('bulletin', async () => void (await sandbox.post('/clock', { to: 'closing' })));
  asTable('report');
  asTable('rollUp');
  asTable('joinedTeams');
  asTable('voices');
  asTable('reply');
  asTable('answerVoice');
  asTable('conversation');
  asTable('confirmConversation', async () => {
    const proposal = (await sandbox.as('Jonas', 'GET', onPulse('/conversation'))).body as Conversation;
    slot = proposal.start ?? 0;
  });
  asTable('cancelConversation');
  asTable('makePromise');
  asTable('promises');
  asTable('withdrawPromise');
  asTable('actions');
  asTable('chooseAction');
  asTable('cancelAction');
  asTable('takeOverCadence');
  asTable('endCadence');

  it('and nothing is missing here', () => {
    expect(Object.keys(MAY).filter((endpoint) => !seen.has(endpoint as Endpoint))).toEqual([]);
  });

  it('whose token comes with a ballot changes nothing: seven were sent by seven roles, seven are counted', async () => {
    expect((await sandbox.as('Mei', 'GET', onPulse('/report'))).body.ballots).toBe(ROLES.length);
  });
});
