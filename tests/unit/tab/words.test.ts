// The tab's words: what is said in one language is said in every other, and whatever the server refuses has words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '#contract/problem';
import { Language } from '#domain/ids';
import type { FailureCode } from '../../../src/tab/api-client.ts';
import ar from '../../../src/tab/locales/ar.json';
import de from '../../../src/tab/locales/de.json';
import en from '../../../src/tab/locales/en.json';

const TAB = join(import.meta.dirname, '../../src/tab');
const languages = { en, de, ar };
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Each text by its path: `a.b.c`. */
const texts = (part: object, path = ''): [string, string][] =>
  Object.entries(part).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[path + name, value]] : texts(value as object, `${path}${name}.`),
  );
const paths = (words: object) => [...new Set(texts(words).map(([path]) => path.replace(PLURAL, '')))].toSorted();
const places = (text: string) => [...text.matchAll(/{{(\w+)}}|<\d>/g)].map(([place]) => place).toSorted();

describe.each(Language.options)('The words in %s', (language) => {
  const words = languages[language];
  const own = new Map(texts(words));

  it('say all that is said in English, and nothing else', () => {
    expect(paths(words)).toEqual(paths(en));
  });

  it('have words for everything that can be refused or go wrong', () => {
    const codes: FailureCode[] = [...(Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[]), 'offline'];
    expect(Object.keys(words.problem).toSorted()).toEqual(codes.toSorted());
  });

  it('have every plural form that the language has', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = [...own.keys()].filter((path) => path.endsWith('_other')).map((path) => path.replace(PLURAL, ''));
    expect(counted.flatMap((path) => forms.map((form) => `${path}_${form}`)).filter((path) => !own.has(path))).toEqual([]);
  });

  it('leave the same places open for names and numbers as the English ones', () => {
    const english = new Map(texts(en));
    const others = [...own].filter(([path]) => !PLURAL.test(path) || path.endsWith('_other'));
    expect(others.filter(([path, text]) => places(text).join() !== places(english.get(path) ?? '').join()).map(([path]) => path)).toEqual(
      [],
    );
  });

  it('neither shout nor cheer', () => {
    expect([...own].filter(([, text]) => /[!\u{1F300}-\u{1FAFF}]/u.test(text))).toEqual([]);
  });
});

it('every word that the tab asks for by its full name exists', () => {
  const sources = readdirSync(TAB, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const asked = sources.flatMap((name) =>
    [...readFileSync(join(TAB, name), 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, path = '']) => path),
  );
  expect(asked.length).toBeGreaterThan(50);
  expect([...new Set(asked)].filter((path) => !paths(en).includes(path))).toEqual([]);
});
