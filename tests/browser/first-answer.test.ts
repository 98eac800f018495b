// What a device has to load before somebody can answer: the time that this takes is the employee's.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Language } from '#domain/ids';
import type { Stage } from '../../server/sandbox/stage/stage.ts';
import { launchBrowser } from '../support/browser.ts';
import { running } from '../support/running.ts';
import { callAs, openShell } from '../support/shell.ts';

/** Compressed, in bytes. */
const SCRIPT_MAX = 85_000;
/** Whose texts may have come: the page's own, and those of the places that one stands in. */
const PRESENT = ['ui', 'now', 'ballot'];

const textsOf = (part: object): string[] =>
  Object.values(part).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value as object)));
/** By place. Short ones are said in several. */
function textsIn(language: Language): [string, string[]][] {
  const folder = fileURLToPath(new URL(`../../src/tab/locales/${language}`, import.meta.url));
  return readdirSync(folder).map((file) => {
    const texts = textsOf(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object);
    return [basename(file, '.json'), texts.filter((text) => text.length > 30)];
  });
}

let app: Awaited<ReturnType<typeof running>>;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([running({ TZ: 'Europe/Berlin' }), launchBrowser()]);
  const { team } = (await (await fetch(`${app.url}/sandbox/stage`)).json()) as Stage;
  await callAs(app.url, 'Jonas', 'POST', `/api/teams/${team.id}/pulses`, { items: null, workingDays: 3 });
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** In a page: each script that it has loaded, with its length as it came. */
const scripts = () =>
  performance
    .getEntriesByType('resource')
    .filter(({ name }) => name.endsWith('.js'))
    .map((entry) => ({ url: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize }));

describe.each(Language.options)('Before the first answer in %s', (language) => {
  let loaded: ReturnType<typeof scripts>;
  let code: string;
  beforeAll(async () => {
    const shell = await openShell(browser, app.url, language);
    await shell.be('Mei');
    await shell.page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
    await shell.tab().locator('fieldset').first().waitFor();
    loaded = await shell.tab().locator('body').evaluate(scripts);
    code = (await Promise.all(loaded.map(async ({ url }) => (await fetch(url)).text()))).join('\n');
    await shell.close();
  });

  it('85 kB of script are enough', () => {
    const bytes = loaded.reduce((sum, script) => sum + script.bytes, 0);
    expect(bytes).toBeGreaterThan(SCRIPT_MAX / 2);
    expect(bytes).toBeLessThanOrEqual(SCRIPT_MAX);
  });

  it('the texts of the ballot are there, and of other places none', () => {
    const found = textsIn(language).map(([place, texts]) => [place, texts.filter((text) => code.includes(text)).length, texts.length]);
    expect(found.length).toBeGreaterThan(8);
    expect(found).toEqual(found.map(([place, , all]) => [place, PRESENT.includes(String(place)) ? all : 0, all]));
  });
});
