// Loads the words of the actions for one language: the page shows them, and they stand in the calendar's entry.
import type { Language } from '../../ids.ts';
import type { ActionWording } from './library.ts';

const LANGUAGES: Record<Language, () => Promise<{ wording: ActionWording }>> = {
  en: () => import('./wording/en.ts'),
  de: () => import('./wording/de.ts'),
  fr: () => import('./wording/fr.ts'),
  es: () => import('./wording/es.ts'),
  ja: () => import('./wording/ja.ts'),
  ar: () => import('./wording/ar.ts'),
};

export async function loadActionWording(language: Language): Promise<ActionWording> {
  const { wording } = await LANGUAGES[language]();
  return wording;
}
