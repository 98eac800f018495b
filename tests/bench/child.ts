// Processes that are measured, each a file in `served/`.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

export interface Child {
  /** What it said when it was ready. */
  ready: number;
  /** One question at a time. @throws an Error if it ends instead */
  ask(question: string): Promise<number>;
  stop(): Promise<void>;
}

export interface ServerChild {
  port: number;
  /** Time that the process has used a processor since it began, in microseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** Without `taskset` (util-linux) the system decides. */
const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;
const FIRST = canPin ? { execPath: 'taskset', execArgv: ['-c', '0', process.execPath] } : {};

/** On the first processor, so that clients have another. @throws an Error if it ends before it listens */
export async function startServer(name: string, ...args: string[]): Promise<ServerChild> {
  const { ready, ask, stop } = await start(name, args, FIRST);
  return { port: ready, cpu: () => ask('how much?'), stop };
}

/** Anywhere. @throws an Error if it ends before it is ready */
export async function start(name: string, args: string[], place: { execPath?: string; execArgv?: string[] } = {}): Promise<Child> {
  const child = fork(fileURLToPath(new URL(`served/${name}.js`, import.meta.url)), args, {
    execArgv: [],
    ...place,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = once(child, 'exit');
  const said = async () => {
    const [answer] = (await Promise.race([once(child, 'message'), ended.then(() => [])])) as [number?];
    if (answer === undefined) throw new Error(`The process ${name} has ended.`);
    return answer;
  };
  return {
    ready: await said(),
    ask: (question) => {
      child.send(question);
      return said();
    },
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}
