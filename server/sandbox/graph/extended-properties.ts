// An app's own marks on events, in the two forms in which Graph lets them be asked for.
// https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get
import type { Item } from '../world/mailboxes.ts';
import { badRequest } from './refusal.ts';

const FILTER = /^singleValueExtendedProperties\/Any\(ep:\s*ep\/id eq '([^']+)' and ep\/value eq '([^']*)'\)$/i;
const EXPAND = /^singleValueExtendedProperties\(\$filter=id eq '([^']+)'\)$/i;

/** @throws GraphRefusal 400 for a filter of any other form. */
export function matching(items: readonly Item[], filter: string | null): Item[] {
  if (filter === null) return [...items];
  const [, id, value] = FILTER.exec(filter) ?? [];
  if (id === undefined) throw badRequest('The filter is not supported.', 'ErrorInvalidUrlQueryFilter');
  return items.filter(({ properties }) => properties.some((property) => property.id === id && property.value === value));
}

/** Shown only if asked for, one by one. @throws GraphRefusal 400 */
export function withProperties(view: object, item: Item, expand: string | null): object {
  if (expand === null) return view;
  const id = EXPAND.exec(expand)?.[1];
  if (id === undefined) throw badRequest('Extended properties are expanded by their id.', 'ErrorInvalidUrlQuery');
  const found = item.properties.filter((property) => property.id === id);
  return found.length === 0 ? view : { ...view, singleValueExtendedProperties: found };
}
