// Query options: pages, selected properties, windows of time.
import { DAY, type Instant } from '#domain/ids';
import { GRAPH } from '../entra/tokens.ts';
import { badRequest } from './refusal.ts';
import type { Call } from './route.ts';

/** @throws GraphRefusal 400 for an option that is not among these. */
export function onlyOptions(query: URLSearchParams, known: readonly string[]): void {
  const unknown = [...query.keys()].find((name) => name.startsWith('$') && !known.includes(name));
  if (unknown !== undefined) throw badRequest(`The query option '${unknown}' is not supported here.`);
}

/** One page; links to the next lead to graph.microsoft.com, as they do in real life. */
export function page(call: Pick<Call, 'query' | 'path'>, all: readonly object[], { usual, most }: { usual: number; most: number }): object {
  const top = whole(call.query, '$top', usual);
  const skip = whole(call.query, '$skip', 0);
  if (top < 1 || top > most) throw badRequest(`$top must be between 1 and ${most}.`);
  const value = all.slice(skip, skip + top);
  if (skip + top >= all.length) return { value };
  const next = new URLSearchParams(call.query);
  next.set('$skip', String(skip + top));
  return { '@odata.nextLink': `${GRAPH}/v1.0${call.path}?${next.toString()}`, value };
}

function whole(query: URLSearchParams, name: string, usual: number): number {
  const number = Number(query.get(name) ?? usual);
  if (!Number.isInteger(number)) throw badRequest(`${name} must be a whole number.`);
  return number;
}

/** @throws GraphRefusal 400 without both ends, or with ends that are no moments. A moment without an offset is UTC. */
export function windowOf(query: URLSearchParams): { from: Instant; to: Instant } {
  const from = moment(query.get('startDateTime'));
  const to = moment(query.get('endDateTime'));
  if (from === undefined || to === undefined || to < from) {
    throw badRequest(
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
      'ErrorInvalidParameter',
    );
  }
  // As Graph answers: https://github.com/microsoftgraph/microsoft-graph-docs/issues/6284
  if (to - from > WINDOW_MOST)
    throw badRequest(
      "Your request can't be completed. The range between the start and end dates is greater than the allowed range. Maximum number of days: 1825",
      'ErrorInvalidRequest',
    );
  return { from, to };
}

const WINDOW_MOST = 1825 * DAY;

function moment(text: string | null): Instant | undefined {
  const withOffset = text !== null && !/(Z|[+-]\d\d:\d\d)$/.test(text) ? `${text}Z` : text;
  const at = Date.parse(withOffset ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** Keeps what `$select` names, and the id. */
export function select(query: URLSearchParams, whole: object): object {
  const names = query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  return names === undefined
    ? whole
    : Object.fromEntries(Object.entries(whole).filter(([name]) => name === 'id' || name.startsWith('@') || names.includes(name)));
}
