// Made-up teams, pulses and answers for the tests of the domain.
import { disclose } from '#domain/report/disclosure';
import { DAY, type ItemId, type KeyId, type PulseId, type TeamId, type UserId } from '#domain/ids';
import type { Earlier } from '#domain/report/holding';
import type { MeasuredItem } from '#domain/report/report';
import { tally } from '#domain/report/tally';
import type { CheckBack } from '#domain/pulse/check-back';
import type { Terms } from '#domain/pulse/terms';

export const WEEK = 7 * DAY;
export const ITEM = 'relying-1' as ItemId;
export const OTHER_ITEM = 'help-in-time-1' as ItemId;

/** `people('abc')`: three members, named by letters. */
export const people = (letters: string) => letters.split('').map((letter) => `person-${letter}` as UserId);

/** What a pulse asks about an earlier promise. */
export const CHECK_BACK: CheckBack = {
  pulse: 'q'.repeat(22) as PulseId,
  nth: 0,
  ask: 'Say what does not work while it is still a proposal.',
  expect: 'One working day between a proposal and its decision.',
  until: '2026-12-04',
};

/** A pulse of one item that opens in the given week and closes two days later. */
export const termsOf = (week: number, changes: Partial<Terms> = {}): Terms => ({
  pulse: 'p'.repeat(22) as PulseId,
  team: 'team' as TeamId,
  teamName: 'Alpha',
  leaderName: 'Jonas',
  items: [ITEM],
  roll: 8,
  floor: 5,
  edge: 2,
  opensAt: 1000 * WEEK + week * WEEK,
  closesAt: 1000 * WEEK + week * WEEK + 2 * DAY,
  timeZone: 'UTC',
  language: 'en',
  keyId: 'k'.repeat(43) as KeyId,
  ...changes,
});

export interface Round {
  week?: number;
  roll?: readonly UserId[];
  /** How many gave 1 … 5; `skipped` said "rather not". */
  answers: readonly number[];
  skipped?: number;
  earlier?: readonly Earlier[];
  others?: readonly Earlier[];
  changes?: Partial<Terms>;
}

/** Publishes a pulse of one item through the real door, ready to be an earlier one. */
export function closed({ week = 0, roll = people('abcdefgh'), answers, skipped = 0, earlier = [], others = [], changes = {} }: Round) {
  const terms = termsOf(week, { roll: roll.length, ...changes });
  const report = disclose({ tally: tally([[skipped, ...answers]]), terms, roll, earlier, others });
  return { report, roll };
}

/** The only item of a published pulse. */
export function itemOf({ report }: Earlier): MeasuredItem {
  const [item] = report.outcome === 'published' ? report.items : [];
  if (item === undefined || 'withheld' in item) throw new Error('nothing is published about the item');
  return item;
}

/** Every way in which `n` people can give five answers. */
export function tables(n: number, categories = 5): number[][] {
  if (categories === 1) return [[n]];
  return Array.from({ length: n + 1 }, (_, first) => tables(n - first, categories - 1).map((rest) => [first, ...rest])).flat();
}
