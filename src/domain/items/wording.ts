// Loads the words of the item bank for one language, so that a device fetches no other.
import type { Facet } from './bank.ts';
import type { Language } from '../ids.ts';

export interface Wording {
  /** By item id. */
  readonly items: Readonly<Record<string, string>>;
  readonly facets: Readonly<Record<Facet, string>>;
}

const LANGUAGES: Record<Language, () => Promise<{ wording: Wording }>> = {
  en: () => import('./wording/en.ts'),
  de: () => import('./wording/de.ts'),
  ar: () => import('./wording/ar.ts'),
};

export async function loadWording(language: Language): Promise<Wording> {
  const { wording } = await LANGUAGES[language]();
  return wording;
}
