// Which keys are due: kept in order of time, so that asking costs what is due and not what is known.
import type { Instant } from '#domain/ids';

type Entry = readonly [at: Instant, key: string];

export interface DueIndex {
  /** `undefined`: never due. */
  set(key: string, at: Instant | undefined): void;
  /** Earliest first; includes what is due at `now` exactly. */
  upTo(now: Instant): string[];
  /** Earliest first. */
  all(): string[];
  earliest(): Instant | undefined;
}

export function dueIndex(): DueIndex {
  const sorted: Entry[] = [];
  const times = new Map<string, Instant>();

  return {
    set: (key, at) => {
      const known = times.get(key);
      if (known === at) return;
      if (known !== undefined) sorted.splice(insertionIndex(sorted, [known, key]), 1);
      times.delete(key);
      if (at === undefined) return;
      times.set(key, at);
      sorted.splice(insertionIndex(sorted, [at, key]), 0, [at, key]);
    },
    upTo: (now) => {
      const due: string[] = [];
      for (const [at, key] of sorted) {
        if (at > now) break;
        due.push(key);
      }
      return due;
    },
    all: () => sorted.map(([, key]) => key),
    earliest: () => sorted[0]?.[0],
  };
}

/** Where the entry stands, or would stand. */
function insertionIndex(sorted: readonly Entry[], entry: Entry): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other !== undefined && isBefore(other, entry)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isBefore = ([at, key]: Entry, [otherAt, otherKey]: Entry) => at < otherAt || (at === otherAt && key < otherKey);
