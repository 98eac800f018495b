// How each language is written: its name, its direction, and what stands between sentences and after a name. Dates and numbers are `Intl`'s.
import { Language } from './ids.ts';

export interface Writing {
  /** In the language itself. */
  readonly name: string;
  /** As `Intl` knows it. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Between two sentences. */
  readonly gap: '' | ' ';
  readonly stop: string;
  readonly comma: string;
  readonly colon: string;
}

const LATIN = { direction: 'ltr', gap: ' ', stop: '.', comma: ', ', colon: ': ' } as const;

export const WRITING: Readonly<Record<Language, Writing>> = {
  en: { ...LATIN, name: 'English', locale: 'en-GB' },
  de: { ...LATIN, name: 'Deutsch', locale: 'de' },
  fr: { ...LATIN, name: 'Français', locale: 'fr', colon: '\u202F: ' },
  es: { ...LATIN, name: 'Español', locale: 'es' },
  ja: { name: '日本語', locale: 'ja', direction: 'ltr', gap: '', stop: '。', comma: '、', colon: '：' },
  ar: { ...LATIN, name: 'العربية', locale: 'ar', direction: 'rtl', comma: '، ' },
};

/** @param tag of a host, a browser or a device, as in BCP 47: "fr-CA" is French  @returns English for what nothing is written in */
export const languageOf = (tag = ''): Language => Language.safeParse(tag.toLowerCase().split(/[-_]/u)[0]).data ?? 'en';

/** Also before a closing quotation mark; after a colon it goes on. */
const ENDED = /[.?!…:。？！：؟][”“’»」]?$/u;

/** One sentence after the other, each ended: a heading has no full stop of its own. */
export function inSentences(language: Language, parts: readonly string[]): string {
  const { gap, stop } = WRITING[language];
  return parts.map((part) => (ENDED.test(part) ? part : part + stop)).join(gap);
}
