// Loads the words of the item bank for one language, so that a device fetches no other.
import type { Topic } from './bank.ts';
import type { Language } from '../ids.ts';
import type { PromptId } from './prompts.ts';

export interface Wording {
  /** By item id. */
  readonly items: Readonly<Record<string, string>>;
  readonly facets: Readonly<Record<Topic, string>>;
  readonly prompts: Readonly<Record<PromptId, string>>;
}

const LANGUAGES: Record<Language, () => Promise<{ wording: Wording }>> = {
  en: () => import('./wording/en.ts'),
  de: () => import('./wording/de.ts'),
  fr: () => import('./wording/fr.ts'),
  es: () => import('./wording/es.ts'),
  ja: () => import('./wording/ja.ts'),
  ar: () => import('./wording/ar.ts'),
};

export async function loadWording(language: Language): Promise<Wording> {
  const { wording } = await LANGUAGES[language]();
  return wording;
}
