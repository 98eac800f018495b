// Loads the words of the actions for one language: the page shows them, and they stand in the calendar's entry.
import type { Language } from '../../ids.ts';
import type { ActionName, IdeaName } from './library.ts';

/** How to do it, in five lines. */
type Lines = readonly [string, string, string, string, string];

export interface ActionWords {
  readonly title: string;
  /** What it is good for. */
  readonly why: string;
  readonly how: Lines;
}

export interface ActionWording {
  readonly actions: Readonly<Record<ActionName, ActionWords>>;
  readonly ideas: Readonly<Record<IdeaName, string>>;
}

const LANGUAGES: Record<Language, () => Promise<{ wording: ActionWording }>> = {
  en: () => import('./wording/en.ts'),
  de: () => import('./wording/de.ts'),
  ar: () => import('./wording/ar.ts'),
};

export async function loadActionWording(language: Language): Promise<ActionWording> {
  const { wording } = await LANGUAGES[language]();
  return wording;
}
