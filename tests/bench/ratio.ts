// What a bench measures: something of ours beside its limit, in the same run, as a ratio that must hold.

export type Bound = { atMost: number } | { atLeast: number };

/** Told what is going on, in a few words. */
export type Progress = (doing: string) => void;

export interface Measured {
  value: number;
  /** Both sides of the ratio, for people. */
  detail: string;
}

export interface Ratio {
  name: string;
  title: string;
  bound: Bound;
  /** Takes long: runs only when it is asked for. */
  onlyNamed?: true;
  run(progress: Progress): Promise<Measured>;
}

/** A ratio and what came of it. */
export interface Outcome {
  ratio: Ratio;
  /** `NaN` if it could not be measured. */
  value: number;
  detail: string;
}

export const holds = ({ ratio: { bound }, value }: Outcome): boolean =>
  'atMost' in bound ? value <= bound.atMost : value >= bound.atLeast;

export const boundText = ({ bound }: Ratio): string => ('atMost' in bound ? `<= ${bound.atMost}` : `>= ${bound.atLeast}`);

/** Those that a name stands for: `flood` for all `flood-…`. Without a name all that don't take long. */
export const chosen = (ratios: readonly Ratio[], name?: string): Ratio[] =>
  ratios.filter((ratio) => (name === undefined ? ratio.onlyNamed !== true : ratio.name === name || ratio.name.startsWith(`${name}-`)));
