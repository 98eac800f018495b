// The built product in a process of its own, and what a test does to it: move its clock, break its network, kill it, call it as somebody.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TenantId } from '#domain/ids';
import type { Someone } from '../../server/sandbox/world/world.ts';
import { callsTo } from './calls.ts';
import { votersOf } from './voter.ts';

const PRODUCT = fileURLToPath(new URL('product.mjs', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Started {
  url: string;
  now: number;
  tenant: TenantId;
  team: string;
  people: Someone[];
}

type Answer = { id: number; result?: unknown; error?: string };

export type Product = Awaited<ReturnType<typeof aProduct>>;

/** @param folder keeps what an earlier process stored  @throws Error if it ends before it has said where it is */
export async function aProduct(folder: string, secret: string) {
  const child = fork(PRODUCT, [folder, secret], { cwd: ROOT, execArgv: [], silent: true });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().trim().split('\n')));
  const [started] = (await Promise.race([once(child, 'message'), ended.then(() => Promise.reject(new Error(lines.join('\n'))))])) as [
    Started,
  ];
  const { url, people, tenant } = started;

  let asked = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
  async function ask<T = void>(act: string, ...values: unknown[]): Promise<T> {
    const id = asked++;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    child.send({ id, act, values });
    const { result, error } = await answered;
    if (error !== undefined) throw new Error(error);
    return result as T;
  }

  const person = (first: string): Someone => {
    const found = people.find(({ name }) => name.startsWith(first));
    if (!found) throw new Error(`nobody is called ${first}`);
    return found;
  };
  const token = (first: string) => ask<string>('token', person(first).id);
  const calls = callsTo(url, token);

  return {
    ...started,
    ...calls,
    pid: child.pid,
    /** What it has printed, a line each. */
    lines,
    person,
    token,
    clock: (to: number) => ask('clock', to),
    leave: (first: string) => ask('leave', person(first).id),
    fault: (kind: string, times: number) => ask('fault', kind, times),
    privateKeys: () => ask<number>('privateKeys'),
    heap: (file: string) => ask('heap', file),
    voter: votersOf({ url, tenant, person, token, as: calls.as }),
    /** @returns the code it ended with */
    ended: async () => (await ended)[0] as number | null,
    /** As a power cut would: what it has acknowledged must be stored. */
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
