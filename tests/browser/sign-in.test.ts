// Signing in as Teams and Outlook do it on a bad day: what people read, and the one thing that they can press.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../server/sandbox/sandbox.ts';
import ar from '../../src/tab/locales/ar/ui.json';
import de from '../../src/tab/locales/de/ui.json';
import en from '../../src/tab/locales/en/ui.json';
import { aContext, axe, launchBrowser, look } from '../support/browser.ts';
import { openShell, type Shell } from '../support/shell.ts';

// The built one, because it serves the built tab.
const { startSandbox } = (await import('../../dist/server/sandbox/sandbox.js')) as {
  startSandbox(place: { port: number; folder: string }): Promise<Sandbox>;
};
const WORDS = { en, de, ar };
const TOKEN = '**/sandbox/token*';

let browser: Browser;
let sandbox: Sandbox;
const folder = mkdtempSync(join(tmpdir(), 'mutual-sign-in-'));
beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchBrowser(), startSandbox({ port: 0, folder })]);
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const refusing = (refused: string) => (route: Route) => route.fulfill({ json: { refused } });
const expired = async (route: Route) => route.fulfill({ json: { token: 'an.old.token' } });
const never = () => undefined;

/** Mei opens the tab while her host does this with the question for a token. */
async function opened(language: keyof typeof WORDS, host: (route: Route) => unknown, width?: number): Promise<Shell> {
  const shell = await openShell(browser, sandbox.url, language, width);
  await shell.page.route(TOKEN, host);
  await shell.be('Mei');
  await shell.page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
  return shell;
}

const CASES: [what: string, code: keyof typeof en.problem, act: keyof typeof en.act, host: (route: Route) => unknown][] = [
  ['says that nobody has consented', 'no-consent', 'consent', refusing('resourceRequiresConsent')],
  ['is told that the window was closed', 'sign-in-cancelled', 'signIn', refusing('CancelledByUser')],
  ['refuses for another reason', 'sign-in-refused', 'signInAgain', refusing('resourceRequiresMfa')],
  ['gives a token that is over', 'bad-token', 'signInAgain', expired],
];

// First, because the server has no keys yet; once it has, it serves on through such an outage.
describe('Whoever opens the tab of a server that has just started', () => {
  it('while Entra ID’s keys can’t be had, reads that it is not about them', async () => {
    sandbox.world.entraTrouble = 503;
    const { tab, close } = await opened('en', (route) => route.continue());
    const alert = tab().getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain(en.problem['sign-in-unavailable']);
    sandbox.world.entraTrouble = null;
    await close();
  });
});

describe.each(['en', 'de', 'ar'] as const)('Whoever opens the tab, in %s,', (language) => {
  const words = WORDS[language];
  let shell: Shell;
  beforeAll(async () => void (shell = await opened(language, never)));
  afterAll(() => shell.close());

  it.each(CASES)('while the host %s, reads what is the case and has one thing to press', async (_, code, act, host) => {
    const { page, tab, press, faults } = shell;
    await page.unroute(TOKEN);
    await page.route(TOKEN, host);
    await page.reload();
    await press('Mutual');
    const alert = tab().getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain(words.problem[code]);
    expect(await alert.locator('button, a').allInnerTexts()).toEqual([words.act[act]]);
    expect(await axe(page)).toEqual([]);
    await look(page, `sign-in-${code}-${language}`);
    expect(faults).toEqual([]);
  });
});

describe('Whoever opens the tab', () => {
  it.each([
    ['cancelled', refusing('CancelledByUser'), en.act.signIn],
    ['expired', expired, en.act.signInAgain],
  ])('after a sign-in that was %s is in with one press', async (_, host, act) => {
    const { page, tab, close } = await opened('en', host);
    await tab().getByRole('alert').waitFor();
    await page.unroute(TOKEN);
    await tab().getByRole('button', { name: act }).click();
    await tab().getByRole('button', { name: en.about.council }).waitFor();
    expect(await tab().getByRole('alert').count()).toBe(0);
    await close();
  });

  it('and may not consent can send on the address where an administrator does; it leads to Entra ID', async () => {
    const { page, tab, close } = await opened('ar', refusing('resourceRequiresConsent'), 320);
    const link = tab().getByRole('link', { name: ar.act.consent });
    expect(await link.getAttribute('href')).toBe('/consent');
    expect(await tab().getByRole('alert').innerText()).toContain(`${sandbox.url}/consent`);
    await look(page, 'sign-in-no-consent-ar-320');
    await close();
  });
});

// They wait for half a minute, and do so beside each other.
describe.concurrent('Whoever opens the tab and waits', () => {
  it('while the host does not answer, reads that within half a minute; asking again works, and what they came for is there', async () => {
    const { page, tab, close } = await opened('en', never);
    const from = performance.now();
    const alert = tab().getByRole('alert');
    await alert.waitFor();
    expect(performance.now() - from).toBeLessThan(30_000);
    expect(await alert.innerText()).toContain(en.problem['sign-in-unanswered']);
    await look(page, 'sign-in-unanswered-en');
    await page.unroute(TOKEN);
    await alert.getByRole('button', { name: en.act.askAgain }).click();
    await tab().getByRole('button', { name: en.about.council }).waitFor();
    await close();
  });

  it('in a frame that is no host, or a host that says nothing at all, reads that within half a minute, in the browser’s language', async () => {
    const context = await aContext(browser, { locale: 'de-AT' });
    const page = await context.newPage();
    await page.route('**/silent', (route) => route.fulfill({ contentType: 'text/html', body: '<iframe src="/tab/index.html"></iframe>' }));
    const from = performance.now();
    await page.goto(`${sandbox.url}/silent`);
    const alert = page.frameLocator('iframe').getByRole('alert');
    await alert.waitFor();
    expect(performance.now() - from).toBeLessThan(30_000);
    expect(await alert.innerText()).toContain(de.problem['sign-in-unanswered']);
    await context.close();
  });
});
