// What others have found out about the same thing: context beside a statement, never a target, and compared with nothing.
import type { ItemId } from '../ids.ts';

export interface PublicFigures {
  readonly item: ItemId;
  /** Who has published them. */
  readonly source: string;
  /** Shares of those who were asked, 0 … 1, oldest first. */
  readonly shares: readonly { readonly year: number; readonly share: number }[];
}

/** Employees in the United Kingdom with much discretion over their own work (Skills and Employment Survey, 1992, 2012, 2017). */
const DISCRETION: PublicFigures = {
  item: 'discretion-1' as ItemId,
  source: 'Skills and Employment Survey',
  shares: [
    { year: 1992, share: 0.62 },
    { year: 2012, share: 0.44 },
    { year: 2017, share: 0.38 },
  ],
};

export const publicFiguresFor = (item: ItemId): PublicFigures | undefined => (item === DISCRETION.item ? DISCRETION : undefined);
