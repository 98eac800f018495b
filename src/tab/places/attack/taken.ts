// What a reader takes as given about one statement.
import type { Known } from '#domain/reading/attack';

export interface Taken {
  own: Known;
  believed: Known;
}

export const NOTHING: Known = [0, 0, 0, 0, 0];
