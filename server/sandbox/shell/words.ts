// The page's words, in the language of the seat.
import { createContext, useContext } from 'preact/compat';
import { createInstance, type TFunction } from 'i18next';
import type { Language } from '#domain/ids';
import ar from './locales/ar.json';
import de from './locales/de.json';
import en from './locales/en.json';
import es from './locales/es.json';
import fr from './locales/fr.json';
import ja from './locales/ja.json';

const words: Record<Language, object> = { en, de, fr, es, ja, ar };
const resources = Object.fromEntries(Object.entries(words).map(([language, translation]) => [language, { translation }]));

/** @returns the translation function of one language; ready at once, because all words are in the bundle */
export function wordsIn(language: Language): TFunction {
  const i18n = createInstance();
  void i18n.init({ resources, lng: language, fallbackLng: 'en', initAsync: false, interpolation: { escapeValue: false } });
  return i18n.t;
}

export const Words = createContext<{ t: TFunction; language: Language }>({ t: wordsIn('en'), language: 'en' });

export const useWords = () => useContext(Words);
