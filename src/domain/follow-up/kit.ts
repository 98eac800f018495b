// A conversation in the place of numbers: for teams too small to be asked, and when too few have answered. Nothing of it is collected.

/** In this order, with the minutes that each takes. */
export const KIT = [
  { step: 'alone', minutes: 5 },
  { step: 'in-turn', minutes: 10 },
  { step: 'newcomer', minutes: 7 },
  { step: 'promise', minutes: 3 },
] as const;

export const KIT_MINUTES: number = KIT.reduce((sum, { minutes }) => sum + minutes, 0);
