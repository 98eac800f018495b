// Everything that people read, in every language: nothing is missing, nothing is left in English, and it is set as that language is set.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadActionWording } from '#domain/follow-up/actions/wording';
import { Language } from '#domain/ids';
import { loadMirror } from '#domain/items/mirror';
import { loadWording } from '#domain/items/wording';
import { inSentences, languageOf, WRITING } from '#domain/language';
import { filesBelow } from '../support/imports.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PLURAL = /_(zero|one|two|few|many|other)$/;

const json = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as object;
/** A module exports its texts under the language's name. */
type Named = Record<Language, object>;

/** Each text by its file and path: `tab/ballot:a.b.c`. */
async function textsOf(language: Language): Promise<Map<string, string>> {
  const tab = filesBelow(ROOT, `src/tab/locales/${language}`).map((path) => [`tab/${basename(path, '.json')}`, json(path)] as const);
  const others = {
    server: ((await import(`../../server/follow-up/locales/${language}.ts`)) as Named)[language],
    front: ((await import(`../../server/http/front/locales/${language}.ts`)) as Named)[language],
    sandbox: json(`server/sandbox/shell/locales/${language}.json`),
    statements: loadWording(language),
    mirror: loadMirror(language),
    actions: loadActionWording(language),
  };
  const files = [...tab, ...(await Promise.all(Object.entries(others).map(async ([name, texts]) => [name, await texts] as const)))];
  return new Map(files.flatMap(([name, texts]) => flat(texts, `${name}:`)));
}
const flat = (part: object, path: string): [string, string][] =>
  Object.entries(part).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[path + name, value]] : flat(value as object, `${path}${name}.`),
  );

const all = new Map(await Promise.all(Language.options.map(async (language) => [language, await textsOf(language)] as const)));
const english = all.get('en')!;
const others = Language.options.filter((language) => language !== 'en');

const paths = (texts: Map<string, string>) => [...new Set([...texts.keys()].map((path) => path.replace(PLURAL, '')))].toSorted();
const openPlaces = (text: string) => [...text.matchAll(/{{(\w+)}}|<\d>/g)].map(([place]) => place).toSorted();

/** The same in another language as in English, on purpose: what is read there is that word. */
const SAME: Partial<Record<Language, string[]>> = {
  de: ['Team', 'Admin', 'In Microsoft 365', 'Apps'],
  fr: ['Action', 'Conversation', 'Collaboration', '{{count}} min'],
  es: ['No', '{{count}} min'],
};
/** Names, and what holds no word. */
const isName = (text: string) =>
  !/\p{L}/u.test(text.replace(/{{\w+}}|<\d>|Mutual|Microsoft|Teams|Outlook|365|Entra ID|Exchange|CSV|JSON/g, ''));

/** What no text of a language may hold. */
const NEVER: Record<Language, [why: string, RegExp][]> = {
  en: [['quotation marks are “ ”', /[„«»「」]|“[^”]*$/]],
  de: [['quotation marks are „ “', /[”«»「」]|“[^„]*“/]],
  fr: [
    ['quotation marks are « »', /[“”„「」]/],
    ['« and » keep a narrow space that does not break', /«[^\u202F]|[^\u202F]»/],
    ['so do : ; ? ! and %', /[^\u202F][:;?!%]/],
  ],
  es: [
    ['quotation marks are « » or “ ”', /[„「」]/],
    ['a question begins with ¿', /^[^¿]*\?/],
  ],
  ja: [
    ['quotation marks are 「 」', /[“”„«»]/],
    ['there is no space between words', /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}、。] +[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u],
    ['signs are wide', /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}][,.?!;:]/u],
  ],
  ar: [
    ['quotation marks are « »', /[“”„「」]/],
    ['signs are Arabic', /\p{sc=Arabic}[,?;]/u],
  ],
};
const ANYWHERE: [why: string, RegExp][] = [
  ['something is said', /^\s*$/],
  ['quotation marks and apostrophes are set', /["'`´]/],
  ['no space begins, ends or is doubled', /^[ \n]|[ \n]$| {2}/],
  ['nobody shouts or cheers', /[!！\u{1F300}-\u{1FAFF}]/u],
];

describe.each(Language.options)('Everything in %s', (language) => {
  const own = all.get(language)!;

  it('says all that is said in English, and nothing else', () => {
    expect(own.size).toBeGreaterThan(900);
    expect(paths(own)).toEqual(paths(english));
  });

  it('has the plural forms that the language has, and no other', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = [...new Set([...own.keys()].filter((path) => PLURAL.test(path)).map((path) => path.replace(PLURAL, '')))];
    const needed = counted.flatMap((path) => forms.map((form) => `${path}_${form}`));
    expect(needed.filter((path) => !own.has(path))).toEqual([]);
    // A text of its own for none may stand beside them in every language.
    const has = [...own.keys()].filter((path) => PLURAL.test(path) && !path.endsWith('_zero'));
    expect(has.filter((path) => !needed.includes(path))).toEqual([]);
    expect(counted.filter((path) => own.has(path))).toEqual([]);
  });

  it('leaves the same places open for names and numbers as the English texts', () => {
    const whole = [...own].filter(([path]) => !PLURAL.test(path) || path.endsWith('_other'));
    expect(whole.filter(([path, text]) => openPlaces(text).join() !== openPlaces(english.get(path) ?? '').join())).toEqual([]);
  });

  it.each([...ANYWHERE, ...NEVER[language]])('is set as the language is set: %s', (_, wrong) => {
    expect([...own].filter(([, text]) => wrong.test(text))).toEqual([]);
  });
});

it.each(others)('In %s nothing is left in English', (language) => {
  const same = [...all.get(language)!].filter(([path, text]) => text === english.get(path) && !isName(text));
  const allowed = SAME[language] ?? [];
  expect(same.filter(([, text]) => !allowed.includes(text))).toEqual([]);
  expect(allowed.filter((word) => !same.some(([, text]) => text === word))).toEqual([]);
});

describe('A language', () => {
  it.each([
    ['fr-CA', 'fr'],
    ['es-419', 'es'],
    ['ja-JP', 'ja'],
    ['AR-eg', 'ar'],
    ['zh-Hans-CN', 'en'],
    ['fro', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('is known by the first part of a tag: %s is answered in %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  it('is written in the direction that its script has, and named by itself', () => {
    for (const language of Language.options) {
      const { direction, locale, name } = WRITING[language];
      expect([direction, /\p{sc=Arabic}|\p{sc=Hebrew}/u.test(name)]).toEqual([direction, direction === 'rtl']);
      expect(new Intl.DisplayNames(locale, { type: 'language', style: 'narrow' }).of(language)?.toLowerCase()).toBe(name.toLowerCase());
    }
  });

  it.each<[Language, string]>([
    ['en', 'A title. “A sentence.” It goes on: here.'],
    ['ja', 'A title。“A sentence.”It goes on:here。'],
  ])('puts sentences together as it does: %s', (language, said) => {
    expect(inSentences(language, ['A title', '“A sentence.”', 'It goes on:', 'here'])).toBe(said);
  });
});
