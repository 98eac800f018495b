// The caster as a child process, the stored box, and the voter's side of both.
import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { ANSWERS_MAX, type Answer } from '#domain/ballot/ballot';
import type { PulseId } from '#domain/ids';
import { newPrivateKey, newPulse, signedBallot, spkiOf } from './signed-ballot.ts';
import { openBallots } from '../../server/store/embedded/ballots.ts';
import { fatal, temporaryFolder } from './temporary-store.ts';

const CASTER = fileURLToPath(new URL('caster.mjs', import.meta.url));

export type Cast = ReturnType<typeof signedBallot>;

export interface Caster {
  child: ChildProcess;
  url: string;
  /** The exit code; `null` if it was killed. */
  ended: Promise<number | null>;
}

/** @param options how to fork: with a hook, through a shell */
export async function aCaster(folder: string, pulse: PulseId, options: ForkOptions = {}): Promise<Caster> {
  const child = fork(CASTER, [folder, pulse], { execArgv: [], ...options });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const [port] = (await once(child, 'message')) as [number];
  return { child, ended, url: `http://127.0.0.1:${port}/` };
}

/** A store with one empty box, and ballots for it. @param place its folder; one that is gone after the test if absent */
export async function aBox(ballots: number, place?: string) {
  const folder = place ?? (await temporaryFolder());
  const pulse = newPulse();
  const key = newPrivateKey();
  const { boxes, close } = await openBallots(folder, fatal);
  await boxes.open(pulse, { spki: spkiOf(key).toString('base64'), items: ANSWERS_MAX, closesAt: 1, floor: 5 });
  await close();
  return { folder, pulse, cast: Array.from({ length: ballots }, () => signedBallot(pulse, key, answers())) };
}

const answers = () => Array.from({ length: ANSWERS_MAX }, () => Math.floor(Math.random() * 6) as Answer);

/** What the server said, or nothing if it died before. */
export const send = (url: string, { text }: Cast): Promise<string | undefined> =>
  fetch(url, { method: 'POST', body: text })
    .then(
      (response) => response.text(),
      () => undefined,
    )
    .catch(() => undefined);

const VOTERS = 8;

/** Several voters cast until nothing waits or the server is dead. @param acknowledged is told of each ballot that the server has taken */
export async function castAll(url: string, waiting: Cast[], acknowledged: (id: string) => void): Promise<void> {
  const voter = async (): Promise<void> => {
    const ballot = waiting.pop();
    if (ballot === undefined) return;
    const outcome = await send(url, ballot);
    if (isAcknowledged(outcome)) acknowledged(ballot.id);
    else waiting.push(ballot);
    return outcome === undefined ? undefined : voter();
  };
  await Promise.all(Array.from({ length: VOTERS }, voter));
}

export const isAcknowledged = (outcome: string | undefined): boolean => outcome === 'counted' || outcome === 'already-counted';

export interface StoredBox {
  counts: number[][];
  spent: string[];
}

export const storedBox = async (folder: string, pulse: PulseId) =>
  JSON.parse(await readFile(join(folder, 'boxes', `${pulse}.json`), 'utf8')) as StoredBox;

/** Each acknowledged ballot is counted, and none is counted twice. */
export function expectTruth({ counts, spent }: StoredBox, acknowledged: Iterable<string>): void {
  expect(new Set(spent).size).toBe(spent.length);
  expect([...acknowledged].filter((id) => !spent.includes(id))).toEqual([]);
  for (const row of counts) expect(row.reduce((sum, ballots) => sum + ballots)).toBe(spent.length);
}
