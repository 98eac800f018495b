// What the sandbox asks of the product that it plays the world for.
import type { Instant } from '#domain/ids';
import type { PulseOnStage, YearOnStage } from './stage/stage.ts';

export interface Product {
  /** The newest pulse, and when the cadence opens the next. */
  look(): Promise<{ pulse: PulseOnStage | null; nextOpening: Instant | null }>;
  /** The earliest moment at which something has to be done; `null` if nothing is planned. */
  nextDue(): Promise<Instant | null>;
  /** Does everything that is due now, and what follows from it. */
  settle(): Promise<void>;
  /** Forgets everything, as if just set up. */
  restart(): Promise<void>;
  /** How far a year of another team has been played; `null` where none is. */
  year(): YearOnStage | null;
  /** That team comes into the world, with its year; nothing more happens if it is there. @returns false as long as it is not ready */
  bringYear(): Promise<boolean>;
}
