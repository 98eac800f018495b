// The tab's colours are Fluent's own: our copies of its tokens say what the package says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';
import { describe, expect, it } from 'vitest';
import { DARK, LIGHT } from '../../../server/http/front/style.ts';

const css = readFileSync(join(import.meta.dirname, '../../../src/tab/ui/tokens.css'), 'utf8');
const ours = (theme: string) => {
  const block = new RegExp(`\\[data-theme=['"]${theme}['"]\\]\\s*{([^}]*)}`).exec(css)?.[1] ?? '';
  return [...block.matchAll(/--(color[A-Z]\w+):\s*([^;]+);/g)].map(([, name = '', value = '']): [string, string] => [name, value.trim()]);
};
/** Fluent writes the same colour as `#fff`, `#FFFFFF` or in words. */
const plain = (value: string) =>
  value
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');

describe('Fluent’s tokens', () => {
  it.each([
    ['light', teamsLightTheme],
    ['dark', teamsDarkTheme],
    ['contrast', teamsHighContrastTheme],
  ])('have their values in the %s theme', (name, theme) => {
    const tokens = ours(name);
    expect(tokens.length).toBeGreaterThan(30);
    const theirs = theme as unknown as Record<string, string>;
    expect(
      tokens
        .filter(([token, value]) => plain(theirs[token] ?? '') !== plain(value))
        .map(([token, value]) => `${token}: ${value}, not ${theirs[token]}`),
    ).toEqual([]);
  });
});

describe('The front page’s colours', () => {
  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('are the tab’s in the %s theme', (name, colours) => {
    const block = new RegExp(`\\[data-theme=['"]${name}['"]\\]\\s*{([^}]*)}`).exec(css)?.[1] ?? '';
    const has = ([token, value]: [string, string]) => plain(new RegExp(`--${token}:\\s*([^;]+);`).exec(block)?.[1] ?? '') === plain(value);
    expect(Object.entries(colours).filter((one) => !has(one))).toEqual([]);
  });
});
