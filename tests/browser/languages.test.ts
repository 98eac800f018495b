// The main screens in every language on the narrowest phone: nothing is cut off, and nothing sticks out.
import { readFileSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Language, TeamId, TenantId } from '#domain/ids';
import type { Sandbox } from '../../server/sandbox/sandbox.ts';
import { aContext, launchBrowser, look } from '../support/browser.ts';
import { builtSandbox } from '../support/built-sandbox.ts';
import { callsTo } from '../support/calls.ts';
import { answerFrom, madeUpYear } from '../support/made-up-year.ts';
import { openShell, type Shell } from '../support/shell.ts';
import { votersOf } from '../support/voter.ts';

const NARROW = 320;
const VOTERS = ['Mei', 'Lena', 'Priya', 'Samir', 'Claire', 'Aiko', 'David'];
const PULSES = /\/api\/(teams\/[^/]+\/)?pulses\b/;

let browser: Browser;
let sandbox: Sandbox;
/** One pulse has a result, the next is open. */
beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchBrowser(), builtSandbox()]);
  const { url, world, tokens } = sandbox;
  const person = (first: string) => [...world.people.values()].find(({ name }) => name.startsWith(first)) ?? expect.fail(`no ${first}`);
  const token = (first: string) => tokens.sso(person(first));
  const { as, send } = callsTo(url, token);
  const pulses = `/api/teams/${world.team.id}/pulses`;
  const open = async () => (await as('Jonas', 'POST', pulses, { items: null, workingDays: 1 })).body as { pulse: string };
  const { pulse } = await open();
  const voterOf = votersOf({ url, tenant: TenantId.parse(world.registration.tenant), person, token, as });
  for (const first of VOTERS) await (await voterOf(first, `${pulses}/${pulse}`)).cast([1, 5, 4, 3]);
  await send('POST', '/sandbox/clock', { 'content-type': 'application/json' }, JSON.stringify({ to: 'closing' }));
  await open();
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

/** Opens what is folded, and says which texts do not fit: wider than their element, or cut off by it. */
const unfitting = (within: Locator): Promise<string[]> =>
  within.evaluate((top) => {
    for (const details of top.querySelectorAll('details')) details.open = true;
    const says = (element: Element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const cuts = ({ overflowX, overflowY }: CSSStyleDeclaration) => /hidden|clip/.test(overflowX + overflowY);
    const pen = document.createElement('canvas').getContext('2d')!;
    /** A choice that is as wide as what is chosen has the line for the longest. */
    const isTooNarrow = (select: HTMLSelectElement, style: CSSStyleDeclaration) => {
      pen.font = style.font;
      const grows = style.getPropertyValue('field-sizing') === 'content';
      const room = grows ? select.closest('p, div')!.clientWidth : select.clientWidth;
      const own = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
      return [...(grows ? select.options : select.selectedOptions)].some(({ text }) => pen.measureText(text).width + own > room + 1);
    };
    const found = [...top.querySelectorAll('*')].filter((element) => {
      const style = getComputedStyle(element);
      const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
      if (element instanceof HTMLSelectElement) return isTooNarrow(element, style);
      // What is only read aloud is cut off on purpose.
      if (clientWidth <= 1 || style.clipPath !== 'none' || !(says(element) || cuts(style))) return false;
      return scrollWidth > clientWidth + 1 || (cuts(style) && scrollHeight > clientHeight + 8);
    });
    const page = document.documentElement;
    const wide = page.scrollWidth > page.clientWidth ? [`the page: ${page.scrollWidth}`] : [];
    return [...wide, ...found.map((element) => `${element.localName}.${element.className}: ${element.textContent}`)];
  });

describe.each(Language.options)(`In %s, ${NARROW} pixels wide, all fits:`, (language) => {
  const folder = new URL('../../server/sandbox/shell/locales/', import.meta.url);
  const words = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as {
    channel: { configure: string };
    dialog: { close: string };
  };
  let shell: Shell;
  beforeAll(async () => {
    shell = await openShell(browser, sandbox.url, language, NARROW);
  });
  afterAll(async () => {
    expect(shell.faults).toEqual([]);
    await shell.close();
  });

  /** Somebody sits down in front of Mutual, perhaps at one of its sections. */
  async function page(who: string, section?: number): Promise<Locator> {
    await shell.be(who);
    await shell.page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
    if (section !== undefined) await shell.tab().locator('nav button').nth(section).click();
    return shell.tab().locator('html');
  }

  it('the ballot', async () => {
    const html = await page('Mei');
    await html.locator('fieldset').first().waitFor();
    expect(await unfitting(html)).toEqual([]);
    await look(shell.page, `narrow-ballot-${language}`);
  });

  it('a result, and what can follow', async () => {
    const html = await page('Jonas', 1);
    for (const part of ['#say', '#could-follow', 'form textarea']) await html.locator(part).first().waitFor();
    expect(await unfitting(html)).toEqual([]);
    await look(shell.page, `narrow-result-${language}`);
  });

  it('a result after a year', async () => {
    const reports = madeUpYear(TeamId.parse(sandbox.world.team.id));
    await shell.page.route(PULSES, (route) => answerFrom(reports, route));
    const html = await page('Priya', 1);
    for (const part of ['#map', '#year']) await html.locator(part).waitFor();
    expect(await unfitting(html)).toEqual([]);
    await shell.page.unroute(PULSES);
  });

  it('the cadence', async () => {
    const html = await page('Amara');
    await html.locator('form').waitFor();
    expect(await unfitting(html)).toEqual([]);
    await look(shell.page, `narrow-cadence-${language}`);
  });

  it('the cards in the channel, and the settings of a tab there', async () => {
    await shell.be('Mei');
    await shell.page.locator('.hosts button').nth(1).click();
    await shell.page.locator('.rail button').nth(1).click();
    await shell.page.locator('.bub').nth(1).waitFor();
    expect(await unfitting(shell.page.locator('.posts'))).toEqual([]);
    await look(shell.page, `narrow-cards-${language}`);
    await shell.press(words.channel.configure);
    await shell.dialog().locator('h1').waitFor();
    expect(await unfitting(shell.dialog().locator('html'))).toEqual([]);
    await shell.press(words.dialog.close);
  });

  it('who can see what, the page for works councils, and the conversation without numbers', async () => {
    const context = await aContext(browser, { locale: language, viewport: { width: NARROW, height: 900 } });
    const alone = await context.newPage();
    for (const place of ['who', 'council', 'kit']) {
      await alone.goto(`${sandbox.url}/tab/index.html?place=${place}`);
      await alone.locator('h1').first().waitFor();
      expect(await unfitting(alone.locator('html'))).toEqual([]);
      await look(alone, `narrow-${place}-${language}`);
    }
    await context.close();
  });
});
