// Where the map's boxes stand on its plane, and the lines between them.
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Place } from '#domain/reading/map';

/** Length of a side of the plane, in its own units. */
export const SIDE = 384;
/** Earlier boxes are drawn so much smaller, so that the trail can be seen. */
const EARLIER = 0.12;
/** The oldest of a full trail is so faint, … */
const FAINTEST = 0.45;
/** … and the newest so clear. */
const CLEAREST = 0.85;

const across = scaleLinear([0, 1], [0, SIDE]);
const up = scaleLinear([0, 1], [SIDE, 0]);

/** From the upper corner where both axes are lowest across and highest up, within 0 … `SIDE`. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** As wide and as high as the uncertainty. */
export function boxOf({ x: [left, right], y: [bottom, top] }: Pick<Place, 'x' | 'y'>): Box {
  return { x: across(left), y: up(top), width: across(right) - across(left), height: up(bottom) - up(top) };
}

export interface Step {
  box: Box;
  /** To the next box of the trail, in the end to the one of now; none where both lie over each other. */
  path: string | null;
  /** 0 … 1; the older, the fainter. */
  clearness: number;
}

/** @param trail oldest first */
export function stepsOf(trail: readonly Place[], now: Place): Step[] {
  const boxes = [...trail, now].map((place) => smaller(boxOf(place)));
  const clearness = scaleLinear([0, Math.max(1, trail.length - 1)], [trail.length > 1 ? FAINTEST : CLEAREST, CLEAREST]);
  return trail.map((_, nth) => ({ box: boxes[nth]!, path: between(boxes[nth]!, boxes[nth + 1]!), clearness: clearness(nth) }));
}

function smaller({ x, y, width, height }: Box): Box {
  const side = (length: number) => length * EARLIER;
  return { x: x + (width - side(width)) / 2, y: y + (height - side(height)) / 2, width: side(width), height: side(height) };
}

/** From edge to edge. */
function between(from: Box, to: Box): string | null {
  const [start, end] = [centre(from), centre(to)];
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  /** Which part of the way lies inside a box. */
  const inside = ({ width, height }: Box) => Math.min(dx === 0 ? 1 : width / 2 / Math.abs(dx), dy === 0 ? 1 : height / 2 / Math.abs(dy));
  const [left, right] = [inside(from), inside(to)];
  if (left + right >= 1) return null;
  const at = (part: number): [number, number] => [start.x + dx * part, start.y + dy * part];
  return line()([at(left), at(1 - right)]);
}

const centre = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });
