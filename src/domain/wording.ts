// The words of the statements and facets, one language at a time.
import type { Language } from './ids.ts';
import type { Facet, FacetWords } from './item-bank.ts';

export interface Wording {
  facets: Record<Facet, string>;
  items: Record<string, string>;
}

const load: Record<Language, () => Promise<FacetWords>> = {
  en: async () => (await import('./wording/en.ts')).en,
  de: async () => (await import('./wording/de.ts')).de,
  ar: async () => (await import('./wording/ar.ts')).ar,
};

export async function loadWording(language: Language): Promise<Wording> {
  const words = Object.entries(await load[language]()) as [Facet, FacetWords[Facet]][];
  const facets = Object.fromEntries(words.map(([facet, [name]]) => [facet, name])) as Wording['facets'];
  const items = Object.fromEntries(words.flatMap(([facet, [, ...statements]]) => statements.map((text, nth) => [`${facet}-${nth + 1}`, text])));
  return { facets, items };
}
