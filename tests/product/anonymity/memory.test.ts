// What the memory of the server still holds of a pulse that is closed, seen beside one that is open.
// @module-tag long
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PulseId } from '#domain/ids';
import { keySafe } from '../../../server/credential/sealed-key.ts';
import { copiesIn, textsOf } from '../../support/memory.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { folderForAll } from '../../support/temporary-store.ts';

const SECRET = 'a secret that a copy of the memory has';
const PEOPLE = ['Mei', 'Priya'];
const KINDS = ['sealed key', 'blinded hash', 'name of the roll', 'spent id', 'word of a voice'] as const;

/** What an attacker would look for. */
type Traces = Record<(typeof KINDS)[number] | 'signature of a ballot', string[]> & { primes: Buffer[] };

const folder = folderForAll();
let product: Product;
let closed: Traces;
let open: Traces;
/** Of all that JavaScript can reach. */
let texts: Buffer;
let keysBefore: number;
let keysNow: number;
/** How often each prime lies in the memory; nothing where that can't be looked at. */
let copies: { closed: number[]; open: number[] } | undefined;

beforeAll(async () => {
  product = await aProduct(folder, SECRET);
  keysBefore = await product.privateKeys();
  closed = await aPulse('before');
  await product.clock(product.now + 48 * 3_600_000);
  // Collects what nothing leads to.
  await product.privateKeys();
  open = await aPulse('now');
  copies = copiesOf(product.pid ?? 0);
  keysNow = await product.privateKeys();
  texts = await textsOf(product.heap);
}, 120_000);
afterAll(() => product.kill());

/** Two members answer, so that nothing will be published, and write. */
async function aPulse(word: string): Promise<Traces> {
  const team = `/api/teams/${product.team}/pulses`;
  const pulse = PulseId.parse((await product.as('Jonas', 'POST', team, { items: null, workingDays: 1 })).body.pulse);
  const words = PEOPLE.map((first) => `A word of ${first} ${word}`);
  const ballots: string[] = [];
  for (const [nth, first] of PEOPLE.entries()) {
    const voting = await product.voter(first, `${team}/${pulse}`, ({ cast }) => ({
      cast: (ballot) => cast((ballots.push(ballot), ballot)),
    }));
    await voting.cast([1, 2, 3, 4]);
    await voting.voice.castVoice({ problem: words[nth] ?? '', considered: '', proposal: '' });
  }
  const stored = async (part: string) => JSON.parse(await readFile(join(folder, part, `${pulse}.json`), 'utf8'));
  const [roll, box, voices] = [await stored('members/credentials'), await stored('ballots/boxes'), await stored('ballots/voices')];
  const keys = [roll.keys.ballot.key, roll.keys.voice.key] as string[];
  return {
    'sealed key': keys.map((key) => key.slice(0, 64)),
    'blinded hash': Object.values<string | null>(roll.members).filter((hash) => hash !== null),
    'name of the roll': Object.keys(roll.members),
    'spent id': [...box.spent, ...voices.spent],
    'signature of a ballot': ballots.map((ballot) => ballot.slice(44, 108)),
    'word of a voice': words,
    primes: keys.flatMap((sealed) => primesOf(keySafe(SECRET).unseal(pulse, sealed).export({ format: 'jwk' }))),
  };
}

/**
 * Half of each, as OpenSSL calculates with it: the lowest byte first. What its parser leaves of the text of a key in memory that it has
 * given free is overwritten by chance, so that is not looked for.
 */
const primesOf = ({ p = '', q = '' }: { p?: string; q?: string }) =>
  [p, q].map((prime) => Buffer.from(prime, 'base64url').subarray(0, 64).reverse());

function copiesOf(pid: number): typeof copies {
  const found = copiesIn(pid, [...closed.primes, ...open.primes]);
  return found && { closed: found.slice(0, 4), open: found.slice(4) };
}

const missing = (traces: string[]) => traces.filter((trace) => !texts.includes(trace));

it('the private keys of a closed pulse are gone from the memory, used or given free; those of the open one are seen', () => {
  expect(keysNow).toBe(keysBefore + 2);
  // What JavaScript can't reach is readable only where the system shows it, as Linux does.
  expect(copies?.closed ?? [0, 0, 0, 0]).toEqual([0, 0, 0, 0]);
  expect(copies?.open ?? [1]).not.toContain(0);
});

it.each(KINDS)('nothing in the program leads to a %s of a closed pulse; to one of the open pulse it does', (kind) => {
  expect(missing(closed[kind])).toEqual(closed[kind]);
  expect(missing(open[kind])).toEqual([]);
  expect(closed[kind].length).toBeGreaterThan(1);
});

it('nothing leads to a signature under a ballot even while its pulse is open', () => {
  const all = [...closed['signature of a ballot'], ...open['signature of a ballot']];
  expect(missing(all)).toEqual(all);
});
