// A product on the sandbox's stand-ins, on a port of its own, and the calls that a test makes as somebody.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TenantId } from '#domain/ids';
import { ballotsApart } from './ballots-apart.ts';
import { callsTo, type Reply } from './calls.ts';
import type { DatabaseUrls } from '../../server/config.ts';
import { startSandbox } from '../../server/sandbox/sandbox.ts';
import type { Stage } from '../../server/sandbox/stage/stage.ts';
import type { Someone } from '../../server/sandbox/world/world.ts';
import { votersOf } from './voter.ts';

interface Shape {
  /** Is the ballot box a process of its own? */
  apart?: boolean;
  /** Databases, if it is not to be in a folder. */
  urls?: DatabaseUrls;
  /** Is a year of another team played behind it? */
  year?: boolean;
}

export async function aSandbox({ apart = false, urls = {}, year = false }: Shape = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-test-'));
  const box = apart ? await ballotsApart() : undefined;
  const lines: string[] = [];
  const sink = { write: (line: string) => void lines.push(line) };
  const sandbox = await startSandbox({ port: 0, folder, ballots: box?.place ?? null, urls, year, sink });
  const { url, world, tokens } = sandbox;
  const startBox = async () => box?.start(url, world.now());
  await startBox();
  const stage = async (): Promise<Stage> => (await fetch(`${url}/sandbox/stage`)).json() as Promise<Stage>;
  // Straight from the world: to ask the stage costs six calls.
  const person = (first: string): Someone => {
    const found = [...world.people.values()].find(({ name }) => name.startsWith(first));
    if (!found) throw new Error(`nobody is called ${first}`);
    return found;
  };
  const token = (first: string) => tokens.sso(person(first));
  const tenant = TenantId.parse(world.registration.tenant);
  const calls = callsTo(url, token, box?.place.url);
  return {
    ...calls,
    url,
    box,
    startBox,
    world,
    tokens,
    /** Teams towards the bot. */
    ms: sandbox.teams,
    tenant,
    /** Of the team to which Mutual was added. */
    team: world.team.id,
    folder,
    /** Of its log. */
    lines,
    stage,
    person,
    token,
    voter: votersOf({ url, tenant, person, token, as: calls.as }),
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
