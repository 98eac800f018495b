// The tab's CSS: each place has its own, and what several share stands in ui/. Nothing is defined that nobody wears.
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../../support/imports.ts';
import { readSources } from '../../support/tab-source.ts';
import { className } from '../../../src/tab/vite.config.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const sources = readSources('src/tab');
/** The sandbox's shell is built with the same parts. */
const shell = readSources('server/sandbox/shell');

interface Sheet {
  path: string;
  /** Classes that it gives a look to. */
  defined: string[];
  /** Classes of others that it mentions: `:global(.btn)`. */
  mentioned: string[];
}

const CLASS = /\.([a-z][\w-]*)/gi;
const names = (text: string): string[] => [...new Set([...text.matchAll(CLASS)].map(([, name = '']) => name))];

function readSheet(path: string): Sheet {
  const text = readFileSync(join(ROOT, path), 'utf8')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/url\("[^"]*"\)/g, '');
  // Selectors stand before a brace; declarations after one, up to a semicolon.
  const selectors = [...text.matchAll(/([^{};]+)\{/g)].map(([, selector = '']) => selector).filter((selector) => !selector.includes('@'));
  const isModule = path.endsWith('.module.css');
  const others = isModule ? selectors.flatMap((selector) => selector.match(/:global\([^)]*\)/g) ?? []) : [];
  return {
    path,
    defined: names(selectors.map((selector) => (isModule ? selector.replace(/:global\([^)]*\)/g, '') : selector)).join(' ')),
    mentioned: names(others.join(' ')),
  };
}

const sheets = filesBelow(ROOT, 'src/tab')
  .filter((path) => path.endsWith('.css'))
  .map(readSheet);
const modules = sheets.filter(({ path }) => path.endsWith('.module.css'));
const shared = sheets.filter((sheet) => !modules.includes(sheet));
const sharedClasses = new Set(shared.flatMap(({ defined }) => defined));

/** The module that a source imports, if it does. */
const moduleOf = (path: string, imports: string[]) =>
  imports.filter((name) => name.endsWith('.module.css')).map((name) => posix.join(dirname(path), name));

describe('The tab’s CSS', () => {
  it('is global only in ui/', () => {
    expect(shared.map(({ path }) => dirname(path)).filter((folder) => folder !== 'src/tab/ui')).toEqual([]);
    expect(modules.length).toBeGreaterThan(8);
  });

  it('is loaded with the page where it is global, and with its place where it is not', () => {
    const imported = new Set(sources.flatMap(({ path, imports }) => imports.map((name) => posix.join(dirname(path), name))));
    const main = sources.find(({ path }) => path === 'src/tab/main.tsx')?.imports.map((name) => posix.join('src/tab', name));
    expect(shared.filter(({ path }) => !main?.includes(path))).toEqual([]);
    expect(modules.filter(({ path }) => !imported.has(path))).toEqual([]);
    expect(sources.filter(({ path, imports }) => moduleOf(path, imports).length > 1)).toEqual([]);
  });

  it('has no class of the same global name in two places: what a module calls its classes is made of place, file and name', () => {
    const all = [...modules.flatMap(({ path, defined }) => defined.map((name) => className(name, path))), ...sharedClasses];
    expect(all.filter((name, nth) => all.indexOf(name) !== nth)).toEqual([]);
  });

  it('has no class of a place in another: each module is imported in its own folder alone', () => {
    const strangers = sources.flatMap(({ path, imports }) => moduleOf(path, imports).filter((module) => dirname(module) !== dirname(path)));
    expect(strangers).toEqual([]);
  });

  it('has every class that is worn', () => {
    const missing = sources.flatMap(({ path, imports, worn, ofModule }) => {
      const own = moduleOf(path, imports);
      const defined = modules.find((module) => module.path === own[0])?.defined ?? [];
      return [...worn.filter((name) => !sharedClasses.has(name)), ...ofModule.filter((name) => !defined.includes(name))].map(
        (name) => `${path}: ${name}`,
      );
    });
    expect(missing).toEqual([]);
    const mentioned = modules.flatMap(({ path, mentioned: names }) => names.map((name) => ({ path, name })));
    expect(mentioned.filter(({ name }) => !sharedClasses.has(name))).toEqual([]);
  });

  it('has no class that nobody wears', () => {
    const worn = new Set([...sources, ...shell].flatMap((source) => source.worn));
    expect(shared.flatMap(({ path, defined }) => defined.filter((name) => !worn.has(name)).map((name) => `${path}: ${name}`))).toEqual([]);
    const unused = modules.flatMap(({ path, defined }) => {
      const taken = sources.filter((source) => moduleOf(source.path, source.imports).includes(path)).flatMap(({ ofModule }) => ofModule);
      return defined.filter((name) => !taken.includes(name)).map((name) => `${path}: ${name}`);
    });
    expect(unused).toEqual([]);
  });
});
