// The secret counts. They never leave the server, and only `disclosure` may read them.
declare const secret: unique symbol;

/** `counts[item][answer]`, answer 0…5; every row sums to the number of ballots. Branded, so that no plain object passes for one. */
export type Tally = { readonly counts: readonly (readonly number[])[]; readonly [secret]: true };

export const tally = (counts: readonly (readonly number[])[]): Tally => ({ counts }) as Tally;
