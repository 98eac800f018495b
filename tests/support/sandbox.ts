// A product on the sandbox's stand-ins, on a port of its own, and the calls that a test makes as somebody.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PulseId } from '#domain/ids';
import type { Answer } from '#domain/ballot';
import { ballotsApart } from './ballots-apart.ts';
import type { DatabaseUrls } from '../../server/config.ts';
import { startSandbox } from '../../server/sandbox/sandbox.ts';
import { newPrivateKey, signedBallot, signedVoice } from './signed-ballot.ts';
import type { Person, Stage } from '../../server/sandbox/stage.ts';

export interface Reply {
  status: number;
  /** The code of a problem, or the body. */
  code: string | undefined;
  // oxlint-disable-next-line no-explicit-any -- what a server says is checked by the assertions
  body: any;
}

/** Every second Tuesday at 10:00, open for three working days. */
export const CADENCE = {
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
  const send = async (method: string, path: string, headers: Record<string, string>, body?: string, server = url): Promise<Reply> => {
    const reply = await fetch(server + path, { method, headers, ...(body !== undefined && { body }) });
    const text = await reply.text();
    const parsed = text === '' ? undefined : parseOrText(text);
    return { status: reply.status, code: codeOf(parsed), body: parsed };
  };
  /** A call as nobody, wherever the ballot box is. */
  const nobody = (method: string, path: string, body?: string): Promise<Reply> =>
    send(method, path, body === undefined ? {} : { 'content-type': 'text/plain' }, body, box?.place.url);
  return {
    url,
    box,
    startBox,
    world: sandbox.world,
    tokens: sandbox.tokens,
    folder,
    stage,
    person,
    token,
    send,
    nobody,
    post: async (path: string, body: unknown): Promise<Reply['body']> =>
      (await send('POST', `/sandbox${path}`, { 'content-type': 'application/json' }, JSON.stringify(body))).body,
    /** A call in somebody's name. */
    as: async (first: string, method: string, path: string, body?: unknown): Promise<Reply> =>
      send(
        method,
        path,
        { authorization: `Bearer ${await token(first)}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
        body === undefined ? undefined : JSON.stringify(body),
      ),
    /** A ballot, cast as nobody. */
    cast: (pulse: string, ballot: string): Promise<Reply> => nobody('POST', `/ballot/${pulse}`, ballot),
    /** A voice, as nobody. */
    speak: (pulse: string, voice: string): Promise<Reply> => nobody('POST', `/voice/${pulse}`, voice),
    close: async () => {
      await sandbox.close();
      await box?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Sandbox = Awaited<ReturnType<typeof aSandbox>>;

const parseOrText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const codeOf = (body: unknown) => {
  const type = typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : '';
  return type.startsWith('urn:mutual:') ? type.slice('urn:mutual:'.length) : undefined;
};

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
