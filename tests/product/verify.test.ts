// Anyone can recheck a bulletin: `mutual verify` as a process of its own.
// @module-tag long
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listed, type Bulletin } from '#domain/ballot/bulletin';
import { KeyId } from '#domain/ids';
import { fourWords } from '#domain/ballot/four-words';
import { newPulse } from '../support/signed-ballot.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

const MUTUAL = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url));
const ids = ['0a', '3c', '3d', 'f0', 'ff'].map((start) => start.padEnd(64, '7'));
const rootOf = (spent: string[]) => createHash('sha256').update(listed(spent)).digest('hex');

const sound: Bulletin = {
  pulse: newPulse(),
  keyId: KeyId.parse('k'.repeat(43)),
  roll: 7,
  issued: 6,
  counted: 5,
  spent: ids,
  root: rootOf(ids),
};
const withIds = (spent: string[]) => ({ spent, counted: spent.length, root: rootOf(spent) });

async function verified(text: string, ...words: string[]): Promise<{ code: number; said: string }> {
  const path = join(await temporaryFolder(), 'bulletin.json');
  await writeFile(path, text);
  return new Promise((resolve) => {
    execFile(process.execPath, [MUTUAL, 'verify', path, ...words], (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout }),
    );
  });
}

describe('mutual verify', () => {
  it('says what was asked, drawn and counted, and that all of it fits together', async () => {
    const { code, said } = await verified(JSON.stringify(sound));
    expect(said).toContain('7 asked, 6 drew a credential, 5 ballots counted');
    expect([code, said.trimEnd().split('\n').at(-1)]).toEqual([0, 'All of it fits together.']);
  });

  it.each<[string, Partial<Bulletin>, string]>([
    ['an id added without a ballot', { spent: [...ids, 'ff'.padEnd(64, '8')] }, 'not as many ids'],
    ['an id exchanged', { spent: [...ids.slice(0, 4), 'ff'.padEnd(64, '8')] }, 'not the one that its root names'],
    ['an id listed twice', withIds([...ids, ids[4]!]), 'twice'],
    ['the ids in the order in which they came', withIds(ids.toReversed()), 'not sorted'],
    ['more ballots than credentials', { issued: 4 }, 'More ballots are counted'],
    ['more credentials than people', { issued: 8 }, 'More credentials were drawn'],
  ])('finds %s', async (_what, change, words) => {
    const { code, said } = await verified(JSON.stringify({ ...sound, ...change }));
    expect([code, said.includes(words)]).toEqual([1, true]);
  });

  it('finds one’s own ballot by the four words of the receipt, and says if it is not there', async () => {
    const words = fourWords(Buffer.from(ids[2]!, 'hex'));
    expect((await verified(JSON.stringify(sound), ...words)).code).toBe(0);
    const { code, said } = await verified(JSON.stringify(sound), 'acorn acorn acorn acorn');
    expect([code, said.includes('No ballot with the words')]).toEqual([1, true]);
  });

  it.each(['', '{}', 'hello'])('can’t read a file that says "%s", and says so', async (text) => {
    expect(await verified(text)).toMatchObject({ code: 2, said: expect.stringContaining('holds no bulletin') });
  });
});
