// Made-up reports of one team for the tests of what they mean, each item published through the real door as of a first pulse.
import fc from 'fast-check';
import type { ItemId } from '#domain/ids';
import type { Terms } from '#domain/pulse/terms';
import type { Block, PublishedReport, MeasuredItem } from '#domain/report/report';
import { closed, itemOf, termsOf } from '../made-up.ts';

/** By item, how many gave 1 … 5. */
export type Asked = Record<string, readonly number[]>;

interface More extends Partial<Terms> {
  /** How many were on the roll of the pulse that a change is told against. */
  common?: number;
}

export const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Everybody on the roll answers, unless a larger one is given. */
export function report(week: number, asked: Asked, { common, ...terms }: More = {}): PublishedReport {
  const tables = Object.entries(asked);
  const ballots = Math.max(...tables.map(([, answers]) => sum(answers)));
  const of = termsOf(week, { items: tables.map(([id]) => id as ItemId), roll: ballots, ...terms });
  const items = tables.map(([id, answers]) => {
    const item = id as ItemId;
    if (sum(answers) < of.floor) return { item, withheld: 'floor' as const };
    return { ...published(answers, of.edge), item, ...(common !== undefined && { common }) };
  });
  return { outcome: 'published', terms: of, ballots, items };
}

/** As reports were before their numbers referred to earlier ones: each is compared with the last. */
export const published = (answers: readonly number[], edge = 2): MeasuredItem => ({
  ...itemOf(closed({ answers, changes: { edge } })),
  references: null,
});

/** One item in one pulse after the other, a week apart; the roll stays. */
export const weekly = (item: string, tables: readonly (readonly number[])[], more: More = {}): PublishedReport[] =>
  tables.map((answers, week) => {
    const roll = more.roll ?? Math.max(...tables.map(sum));
    return report(week, { [item]: answers }, { ...more, roll, ...(week > 0 && { common: more.common ?? roll }) });
  });

/** The same report with one number of each item said less exactly. */
export const withBlocks = (from: PublishedReport, change: (block: Block, n: number) => Block): PublishedReport => ({
  ...from,
  items: from.items.map((item) => ('withheld' in item ? item : { ...item, atMost: item.atMost.map((block) => change(block, item.n)) })),
});

/** How `n` people answer: one answer each. */
export const persons = (n: number) => fc.array(fc.integer({ min: 1, max: 5 }), { minLength: n, maxLength: n });
export const counted = (answers: readonly number[]) => [1, 2, 3, 4, 5].map((step) => answers.filter((answer) => answer === step).length);
