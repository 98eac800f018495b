// Loads the leader's side of the item bank for one language: what the leader of a team answers in the place of its statements.
import type { Language } from '../ids.ts';

/** By item id. Like the statement, agreement is the good news; said of the team, and of oneself where the statement is about the leader. */
export type MirrorWording = Readonly<Record<string, string>>;

const LANGUAGES: Record<Language, () => Promise<{ mirror: MirrorWording }>> = {
  en: () => import('./mirror/en.ts'),
  de: () => import('./mirror/de.ts'),
  fr: () => import('./mirror/fr.ts'),
  es: () => import('./mirror/es.ts'),
  ja: () => import('./mirror/ja.ts'),
  ar: () => import('./mirror/ar.ts'),
};

export async function loadMirror(language: Language): Promise<MirrorWording> {
  const { mirror } = await LANGUAGES[language]();
  return mirror;
}
