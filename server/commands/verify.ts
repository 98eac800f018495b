// `mutual verify`: anyone rechecks a published bulletin, and whether their own ballot is in it.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Bulletin, faultsOf, listed, type Fault } from '#domain/ballot/bulletin';
import { readJson } from '#domain/json';
import { fourWords } from '#domain/ballot/four-words';

const SAYS: Record<Fault, string> = {
  unsorted: 'The ids are not sorted.',
  repeated: 'An id stands there twice.',
  miscounted: 'There are not as many ids as ballots counted.',
  'more-counted-than-drawn': 'More ballots are counted than credentials were drawn.',
  'more-drawn-than-asked': 'More credentials were drawn than people were asked.',
  'other-root': 'The list is not the one that its root names.',
};

export interface Verdict {
  lines: string[];
  /** 0: all fits together. 1: something does not. 2: it can't be read. */
  code: 0 | 1 | 2;
}

/**
 * @param path a bulletin as `/ballot/PULSE/bulletin` returns it
 * @param receipt four words of one's own ballot, if it is to be looked for
 */
export async function verify(path: string, receipt?: string): Promise<Verdict> {
  const bulletin = await read(path);
  if (bulletin === undefined) return { lines: [`${path} holds no bulletin.`], code: 2 };
  const faults = faultsOf(bulletin, createHash('sha256').update(listed(bulletin.spent)).digest('hex')).map((fault) => SAYS[fault]);
  const missing = receipt !== undefined && !holds(bulletin, receipt) ? [`No ballot with the words "${receipt}" is in the list.`] : [];
  const wrong = [...faults, ...missing];
  return { lines: [...facts(bulletin), ...(wrong.length === 0 ? ['All of it fits together.'] : wrong)], code: wrong.length === 0 ? 0 : 1 };
}

async function read(path: string): Promise<Bulletin | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return Bulletin.safeParse(readJson(text)).data;
}

const facts = ({ pulse, keyId, roll, issued, counted, root }: Bulletin): string[] => [
  `Pulse ${pulse}`,
  `${roll} asked, ${issued} drew a credential, ${counted} ballots counted`,
  `Keys: ${fourWords(Buffer.from(keyId, 'base64url')).join(' ')}`,
  `List: ${fourWords(Buffer.from(root, 'hex')).join(' ')} (${root})`,
];

/** Four words are 32 bits: enough to find one's own, not to prove it. */
const holds = ({ spent }: Bulletin, receipt: string): boolean =>
  spent.some(
    (id) =>
      fourWords(Buffer.from(id, 'hex')).join(' ') ===
      receipt
        .trim()
        .toLowerCase()
        .split(/[\s,]+/)
        .join(' '),
  );
