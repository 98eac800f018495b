// What a select offers: the usual values, and the one that is set, whatever it is.

export const numberChoices = (usual: readonly number[], set: number): number[] =>
  [...new Set([...usual, set])].toSorted((one, other) => one - other);

export const timeChoices = (usual: readonly string[], set: string): (readonly [string, string])[] =>
  [...new Set([...usual, set])].toSorted().map((time) => [time, time]);
