// The tab's words: there are some for everything that happens, each is said somewhere, and each place brings its own.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Reason } from '#contract/api';
import { PROBLEMS } from '#contract/problem';
import { Language } from '#domain/ids';
import { filesBelow } from '../../support/imports.ts';
import { readSources, type SourceOfTab } from '../../support/tab-source.ts';
import type { FailureCode } from '../../../src/tab/api-client.ts';
import type { SignInCode } from '../../../src/tab/host/host.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SIGN_IN: SignInCode[] = ['no-consent', 'sign-in-cancelled', 'sign-in-unanswered', 'sign-in-refused'];
const PLURAL = /_(zero|one|two|few|many|other)$/;

const files = (language: string) => filesBelow(ROOT, `src/tab/locales/${language}`);
const nameOf = (path: string) => posix.basename(path, '.json');

/** Each text by its place and path: `ballot:a.b.c`. */
const textsOf = (language: string): Map<string, string> =>
  new Map(files(language).flatMap((path) => flat(JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as object, `${nameOf(path)}:`)));
const flat = (part: object, path: string): [string, string][] =>
  Object.entries(part).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[path + name, value]] : flat(value as object, `${path}${name}.`),
  );
const paths = (texts: Map<string, string>) => [...new Set([...texts.keys()].map((path) => path.replace(PLURAL, '')))].toSorted();

const english = textsOf('en');

describe.each(Language.options)('The words in %s', (language) => {
  const own = textsOf(language);

  it('have words for everything that can be refused or go wrong', () => {
    const codes = new Set<FailureCode>([...(Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[]), 'offline', ...SIGN_IN]);
    const said = paths(own).filter((path) => path.startsWith('ui:problem.'));
    expect(said).toEqual([...codes].map((code) => `ui:problem.${code}`).toSorted());
  });

  it('have words for every reason for which something may not arrive', () => {
    const said = paths(own).filter((path) => path.startsWith('ui:reason.'));
    expect(said).toEqual(Reason.options.map((reason) => `ui:reason.${reason}`).toSorted());
  });
});

describe('The texts that the tab asks for', () => {
  const sources = readSources('src/tab');
  /** In full: a source takes them from its place's file, or by name from `ui`. */
  const askedIn = ({ texts: [of = ''], asked }: SourceOfTab) => asked.map((name) => (name?.includes(':') ? name : `${of}:${name}`));
  /** A part of a place that has a folder of its own has texts of its own. */
  const folderOf = (path: string) => /^src\/tab\/places\/(?:[^/]+\/)*([^/]+)\//.exec(path)?.[1];

  it('are known before it runs: their names are put together of parts that the compiler knows', () => {
    expect(sources.filter(({ asked }) => asked.includes(undefined)).map(({ path }) => path)).toEqual([]);
    expect(sources.flatMap(({ asked }) => asked).length).toBeGreaterThan(300);
  });

  it('all exist, and each that exists is asked for somewhere', () => {
    expect([...new Set(sources.flatMap(askedIn))].toSorted()).toEqual(paths(english));
  });

  it('are those of the own place or of `ui`: no place says what another says', () => {
    const foreign = sources.filter(({ path, texts }) => texts.some((of) => of !== folderOf(path) && of !== 'ui') || texts.length > 1);
    expect(foreign.map(({ path }) => path)).toEqual([]);
  });

  describe('come', () => {
    const byPath = new Map(sources.map((source) => [source.path, source]));
    /** The places whose parts come with a module, itself included, as long as nothing is loaded later. */
    const placesWith = (path: string, seen = new Set<string>()): Set<string> => {
      const source = byPath.get(path);
      if (!source || seen.has(path)) return new Set();
      seen.add(path);
      const next = source.imports.filter((name) => name.startsWith('.')).map((name) => posix.join(posix.dirname(path), name));
      return new Set([folderOf(path), ...next.flatMap((to) => [...placesWith(to, seen)])].filter((place) => place !== undefined));
    };

    it('with their place: whatever brings its screen brings its texts', () => {
      const lazy = ['src/tab/places.tsx', 'src/tab/places/report/later.tsx'].flatMap((file) => {
        const found = readFileSync(join(ROOT, file), 'utf8').matchAll(/import\('([^']+)'\)((?:,\s+'[\w-]+')+)/g);
        return [...found].map(([, screen = '', list = '']) => [posix.join(posix.dirname(file), screen), list] as const);
      });
      expect(lazy.length).toBeGreaterThan(6);
      for (const [screen, list] of lazy) {
        const texts = [...list.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
        expect(texts.toSorted()).toEqual([...placesWith(screen)].toSorted());
      }
    });

    it('with the pictures of a report, beside the report’s own', () => {
      const code = readFileSync(join(ROOT, 'src/tab/places/report/load-pictures.ts'), 'utf8');
      const texts = [...(/loadWords\(\[([^\]]*)\]/.exec(code)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
      expect(['report', ...texts].toSorted()).toEqual([...placesWith('src/tab/places/report/pictures.ts')].toSorted());
    });

    it('before the first answer only of the places that are there by then', () => {
      const first = /FIRST[^=]*= \[([^\]]*)\]/.exec(readFileSync(join(ROOT, 'src/tab/words.ts'), 'utf8'))?.[1];
      const texts = [...(first ?? '').matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
      expect(texts.toSorted()).toEqual(['ui', ...placesWith('src/tab/main.tsx')].toSorted());
    });
  });
});
