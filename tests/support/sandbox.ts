// A product on the sandbox's stand-ins, on a port of its own, and the calls that a test makes as somebody.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CADENCE } from '#domain/cadence/cadence';
import { PulseId } from '#domain/ids';
import { DEFAULT_POLICY } from '#domain/policy/policy';
import type { CadenceSettings } from '#contract/api';
import type { Answer } from '#domain/ballot/ballot';
import { ballotsApart } from './ballots-apart.ts';
import { callsTo, type Reply } from './calls.ts';
import type { DatabaseUrls } from '../../server/config.ts';
import { startSandbox } from '../../server/sandbox/sandbox.ts';
import { newPrivateKey, signedBallot, signedVoice } from './signed-ballot.ts';
import type { Person, Stage } from '../../server/sandbox/stage/stage.ts';

/** Every second Tuesday at 10:00, open for three working days. */
export const CADENCE: CadenceSettings = {
  cadence: { ...DEFAULT_CADENCE, timeZone: 'Europe/Berlin' },
  policy: DEFAULT_POLICY,
  joinedTeams: [],
};

/** The same with other parts. */
export const cadenceWith = (
  cadence: Partial<CadenceSettings['cadence']>,
  policy: Partial<CadenceSettings['policy']> = {},
  joinedTeams: CadenceSettings['joinedTeams'] = [],
): CadenceSettings => ({ cadence: { ...CADENCE.cadence, ...cadence }, policy: { ...CADENCE.policy, ...policy }, joinedTeams });

interface Shape {
  /** Is the ballot box a process of its own? */
  apart?: boolean;
  /** Databases, if it is not to be in a folder. */
  urls?: DatabaseUrls;
}

export async function aSandbox({ apart = false, urls = {} }: Shape = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-test-'));
  const box = apart ? await ballotsApart() : undefined;
  const sandbox = await startSandbox({ port: 0, folder, ballots: box?.place ?? null, urls });
  const { url } = sandbox;
  const startBox = async () => box?.start(url, sandbox.world.now());
  await startBox();
  const stage = async (): Promise<Stage> => (await fetch(`${url}/sandbox/stage`)).json() as Promise<Stage>;
  const person = async (first: string): Promise<Person> => {
    const found = (await stage()).people.find(({ name }) => name.startsWith(first));
    if (!found) throw new Error(`nobody is called ${first}`);
    return found;
  };
  const token = async (first: string): Promise<string> => {
    const reply = await fetch(`${url}/sandbox/token?person=${(await person(first)).id}`);
    return ((await reply.json()) as { token: string }).token;
  };
  const calls = callsTo(url, token, box?.place.url);
  return {
    ...calls,
    url,
    box,
    startBox,
    world: sandbox.world,
    tokens: sandbox.tokens,
    folder,
    stage,
    person,
    token,
    post: async (path: string, body: unknown): Promise<Reply['body']> =>
      (await calls.send('POST', `/sandbox${path}`, { 'content-type': 'application/json' }, JSON.stringify(body))).body,
    close: async () => {
      await sandbox.close();
      await box?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Sandbox = Awaited<ReturnType<typeof aSandbox>>;

/** A ballot signed with a key of the test's own: well-formed, and a forgery for every pulse that exists. */
export const aForgedBallot = (pulse: string, answers: Answer[]): string =>
  signedBallot(PulseId.parse(pulse), newPrivateKey(), answers).text;

/** The same for a voice. */
export const aForgedVoice = (pulse: string, problem: string): string => signedVoice(PulseId.parse(pulse), newPrivateKey(), problem).text;

/** The storage of one device. */
export function aDevice(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (nth) => [...kept.keys()][nth] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}
