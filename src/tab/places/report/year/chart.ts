// Where one statement's year stands in its small picture.
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { isClear, type Point, type Series, type Shown } from '#domain/reading/series';
import type { Instant } from '#domain/ids';

export const WIDTH = 200;
export const HEIGHT = 100;
/** So much is left free at the sides, for signs of the first and the last pulse. */
const SIDES = 5;
/** And above and below. */
const ENDS = 4;

/** From nobody to all of those who answered. */
const up = scaleLinear([0, 1], [HEIGHT - ENDS, ENDS]);
export const HALF_AT = up(1 / 2);

/** What asking again would probably give in one pulse, and its middle. */
export interface Span {
  x: number;
  top: number;
  middle: number;
  bottom: number;
}

export interface Chart {
  /** Where it was asked each time: a band and its middle, with gaps where nothing was said. */
  band: string | null;
  middle: string | null;
  /** What stands by itself: asked now and then, or between two gaps. */
  alone: Span[];
  /** What holds those together that were asked now and then. */
  thread: string | null;
  /** Not shown. */
  hidden: number[];
  changes: { x: number; y: number; way: 'up' | 'down' }[];
  /** The last that is shown. */
  last: Span | undefined;
}

/** @param from when the first pulse of all opened  @param to the last */
export function chartOf({ points, isSteady }: Series, [from, to]: readonly [Instant, Instant]): Chart {
  const along = scaleLinear([from, to], [SIDES, WIDTH - SIDES]);
  const spanOf = (point: Shown): Span => {
    const [low, high] = point.shares;
    return { x: along(point.at), top: up(high), middle: up((low + high) / 2), bottom: up(low) };
  };
  const spans = points.map((point) => (point.said === 'shown' ? spanOf(point) : undefined));
  const shown = spans.filter((span) => span !== undefined);
  const isAlone = (nth: number) => !isSteady || (spans[nth - 1] === undefined && spans[nth + 1] === undefined);
  const x = (span: Span | undefined) => span?.x ?? 0;
  const isThere = (span: Span | undefined) => span !== undefined;
  const banded = area<Span | undefined>(
    x,
    (span) => span?.bottom ?? 0,
    (span) => span?.top ?? 0,
  ).defined(isThere);
  const lined = line<Span | undefined>(x, (span) => span?.middle ?? 0).defined(isThere);
  return {
    band: isSteady ? banded(spans) : null,
    middle: isSteady ? lined(spans) : null,
    alone: spans.filter((span, nth): span is Span => span !== undefined && isAlone(nth)),
    thread: isSteady ? null : lined(shown),
    hidden: points.filter(({ said }) => said === 'hidden').map(({ at }) => along(at)),
    changes: points.flatMap((point) => changeAt(point, spanOf)),
    last: shown.at(-1),
  };
}

/** Above the band where it went up, below where it went down. */
function changeAt(point: Point, spanOf: (point: Shown) => Span): Chart['changes'] {
  if (point.said !== 'shown' || !isClear(point.change)) return [];
  const { x, top, bottom } = spanOf(point);
  return [point.change === 'up' ? { x, y: top, way: 'up' } : { x, y: bottom, way: 'down' }];
}
