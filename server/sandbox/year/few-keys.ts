// The keys of the year: to make one takes a sixth of a second of a processor, and a year needs fifty-two. Whoever could use one a second
// time finds only closed pulses, whose keys are destroyed in the product; nothing of these is kept either.
import type { KeyObject } from 'node:crypto';
import type { NewKey } from '../../credential/signing-key.ts';

/** A pulse takes two, and has none in common with the pulse before. */
const FEW = 4;

/** @returns what goes round the first few that are made */
export function fewKeys(make: NewKey): NewKey {
  const made: Promise<KeyObject>[] = [];
  let asked = 0;
  return () => (made[asked++ % FEW] ??= make());
}
