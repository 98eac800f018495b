// The keys of pulses in tests: the product makes a few, and every process goes round them for all of its files.
import type { KeyObject } from 'node:crypto';

/** Pulses that meet in one test have different ones. */
const FEW = 12;

const made: Promise<KeyObject>[] = [];
let asked = 0;

export const oneOfFew =
  (make: () => Promise<KeyObject>): (() => Promise<KeyObject>) =>
  () =>
    (made[asked++ % FEW] ??= make());
