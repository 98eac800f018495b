// A server in a process of its own, on the first processor; the bench itself, with its clients, on the second.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

export interface Child {
  port: number;
  /** Time that the process has used a processor since it began, in microseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** Without `taskset` (util-linux) the system decides. */
const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;

export function pinSelf(): void {
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)]);
}

/** @param name of a file in `served/`  @throws an Error if it ends before it listens */
export async function start(name: string, ...args: string[]): Promise<Child> {
  const pinned = canPin ? { execPath: 'taskset', execArgv: ['-c', '0', process.execPath] } : { execArgv: [] };
  const child = fork(fileURLToPath(new URL(`served/${name}.js`, import.meta.url)), args, {
    ...pinned,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = once(child, 'exit');
  const said = async () => {
    const [answer] = (await Promise.race([once(child, 'message'), ended.then(() => [])])) as [number?];
    if (answer === undefined) throw new Error(`The server ${name} has ended.`);
    return answer;
  };
  const port = await said();
  return {
    port,
    cpu: () => {
      child.send('cpu');
      return said();
    },
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}
