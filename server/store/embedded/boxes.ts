// Ballot boxes in files: counters and spent ids, replaced whole. Never a sheet, a time or the order in which ballots came.
import type { Answer } from '#domain/ballot/ballot';
import type { Bulletin } from '#domain/ballot/bulletin';
import { tally } from '#domain/report/tally';
import type { BallotBoxes } from '../../ballot/ballot.ts';
import { BOX, type BoxRecord, type BoxTerms } from '../../ballot/record.ts';
import { MissingDocument } from '../../records/documents.ts';
import { writeRecord } from '../../records/versions.ts';
import type { GroupCommit } from '../group-commit.ts';
import { filesIn } from './folder.ts';
import { slot, type Fatal } from './slot.ts';

interface Box extends GroupCommit {
  readonly terms: BoxTerms;
  phase: 'open' | 'sealed' | 'published';
  counts: number[][];
  /** Sorted. */
  spent: string[];
  bulletin: Bulletin | null;
}

export function embeddedBoxes(
  folder: string,
  stored: ReadonlyMap<string, BoxRecord>,
  fatal: Fatal,
): BallotBoxes & { settled(): Promise<void> } {
  const boxes = new Map<string, Box>();
  const file = filesIn(folder);

  function put(pulse: string, content: Omit<Box, keyof GroupCommit>): Box {
    const box: Box = {
      ...content,
      ...slot(file(pulse), () => (boxes.get(pulse) === box ? writeRecord(BOX, toRecord(box)) : undefined), fatal),
    };
    boxes.set(pulse, box);
    return box;
  }

  function boxOf(pulse: string): Box {
    const box = boxes.get(pulse);
    if (box === undefined) throw new MissingDocument(pulse);
    return box;
  }

  for (const [pulse, record] of stored) put(pulse, fromRecord(record));

  return {
    open: async (pulse, terms) => {
      const known = boxes.get(pulse);
      await (known === undefined ? put(pulse, empty(terms)).save() : known.settled());
    },
    find: async (pulse) => {
      const box = boxes.get(pulse);
      if (box === undefined) return undefined;
      const { spki, items, closesAt, floor } = box.terms;
      return { spki, items, closesAt, floor, phase: box.phase, counted: box.bulletin?.counted ?? box.spent.length };
    },
    add: async (pulse, spent, answers) => {
      const box = boxOf(pulse);
      const place = insertionIndex(box.spent, spent);
      if (box.spent[place] === spent) {
        // It may be on its way to the disk still: "already counted" must be as true after a crash as "counted" is.
        await box.settled();
        return 'already-counted';
      }
      if (box.phase !== 'open') return 'closed';
      count(box, place, spent, answers);
      await box.save();
      return 'counted';
    },
    seal: async (pulse) => {
      const box = boxOf(pulse);
      if (box.phase === 'open') box.phase = 'sealed';
      await box.save();
      return {
        tally: tally(box.counts.map((row) => [...row])),
        spent: box.bulletin?.spent ?? [...box.spent],
      };
    },
    publish: async (pulse, bulletin) => {
      const box = boxOf(pulse);
      if (box.phase !== 'published') Object.assign(box, { phase: 'published', counts: [], spent: [], bulletin });
      await box.save();
    },
    remove: async (pulse) => {
      const box = boxes.get(pulse);
      if (box === undefined) return;
      boxes.delete(pulse);
      // Still there if it could not begin, for whoever tries again.
      await box.save().catch((error: unknown) => {
        boxes.set(pulse, box);
        throw error;
      });
    },
    bulletin: async (pulse) => boxes.get(pulse)?.bulletin ?? null,
    settled: async () => void (await Promise.all([...boxes.values()].map((box) => box.settled()))),
  };
}

const empty = ({ spki, items, closesAt, floor }: BoxTerms) => ({
  terms: { spki, items, closesAt, floor },
  phase: 'open' as const,
  counts: Array.from({ length: items }, () => [0, 0, 0, 0, 0, 0]),
  spent: [] as string[],
  bulletin: null,
});

/** Where an id is among sorted ones, or would be: sorting all of them for each write would cost more than the write. */
function insertionIndex(ids: readonly string[], id: string): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ids[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Everything in one turn of the event loop: the next write holds the id and all its answers, or none of them. */
function count(box: Box, place: number, spent: string, answers: readonly Answer[]): void {
  if (answers.length !== box.terms.items) throw new Error('A ballot has one answer for each item.');
  box.spent.splice(place, 0, spent);
  for (const [item, answer] of answers.entries()) (box.counts[item] as number[])[answer]!++;
}

const toRecord = ({ terms, phase, counts, spent, bulletin }: Box): BoxRecord =>
  phase === 'published' ? { ...terms, phase, bulletin } : { ...terms, phase, counts, spent };

function fromRecord(record: BoxRecord) {
  const { terms, ...fresh } = empty(record);
  if (record.phase === 'published') return { ...fresh, terms, phase: record.phase, counts: [], bulletin: record.bulletin };
  return { terms, phase: record.phase, counts: record.counts, spent: record.spent.toSorted(), bulletin: null };
}
