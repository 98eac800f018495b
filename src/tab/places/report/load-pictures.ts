// The pictures of a report are loaded with it, beside its numbers: who answers a pulse never loads them.
import { loadWords } from '../../words.ts';
import type { pictures } from './pictures.ts';

export type Pictures = typeof pictures;

export async function loadPictures(): Promise<Pictures> {
  const [loaded] = await Promise.all([import('./pictures.ts'), loadWords(['map', 'year'])]);
  return loaded.pictures;
}
