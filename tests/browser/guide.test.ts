// The guide of the sandbox leads to each of its steps, and the keys of a ballot answer it as soon as it is shown.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, look } from '../support/browser.ts';
import { running } from '../support/running.ts';
import { openShell, type Shell } from '../support/shell.ts';

let browser: Browser;
let app: Awaited<ReturnType<typeof running>>;
let shell: Shell;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  app = await running({ TZ: 'Europe/Berlin' });
  shell = await openShell(browser, app.url, 'en');
  page = shell.page;
});
afterAll(async () => {
  await shell.close();
  await app.stop();
  await browser.close();
});

const step = (title: string) => page.locator('.guide').getByRole('button', { name: title });
const here = (title: string) => page.locator('.guide .here b', { hasText: title });
const chosen = () => page.locator('.who [aria-pressed=true]').innerText();

describe('A step of the guide', () => {
  it('that is to come is played up to: an employee is at the card without having been an admin', async () => {
    await page.locator('.guide').getByText('Or press a later step').waitFor();
    await look(page, 'guide-first');
    const hints: string[] = [];
    await page.exposeFunction('hinted', (text: string) => void hints.push(text));
    await page.evaluate(() => {
      const tell = () => (window as unknown as { hinted(text: string): void }).hinted(document.querySelector('.here')?.textContent ?? '');
      new MutationObserver(tell).observe(document.querySelector('.guide')!, { subtree: true, childList: true, characterData: true });
    });
    await step('Answer').press('Enter');
    await here('Answer').waitFor();
    await page.locator('.room').getByRole('button', { name: 'Answer' }).first().waitFor();
    expect(await chosen()).toContain('Mei');
    // No moment of another occurrence is named on the way.
    expect(hints.filter((hint) => hint.includes('Move the clock'))).toEqual([]);
  });

  it('that is done leads to where it took place, and back again', async () => {
    await step('Set the cadence').click();
    await shell.tab().getByText('Saved to').waitFor();
    expect(await chosen()).toContain('Amara');
    await step('The pulse opens').click();
    await page.locator('.room').getByRole('button', { name: 'Answer' }).first().waitFor();
    expect(await chosen()).toContain('Mei');
    await here('Answer').waitFor();
  });
});

describe('Keys 1 to 5', () => {
  it('answer a ballot that was opened from the card, before anything in it was pressed', async () => {
    await page.locator('.guide').getByRole('button', { name: 'Answer', exact: true }).click();
    await shell.dialog().locator('fieldset').first().waitFor();
    await page.keyboard.press('4');
    await shell.dialog().locator('fieldset').first().locator('input[value="4"]:checked').waitFor();
    expect(await shell.dialog().locator('input:checked').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
  });

  it('answer one in the tab as well, and what is typed into a field stays there', async () => {
    await page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
    const sets = shell.tab().locator('fieldset');
    await sets.first().waitFor();
    await page.keyboard.press('2');
    await sets.nth(1).locator('input[value="2"]:checked').waitFor();
    const language = page.locator('#language');
    await language.focus();
    await language.press('ArrowDown');
    await shell.tab().locator('html[lang=de] fieldset').first().waitFor();
    expect(await language.evaluate((field) => field === document.activeElement)).toBe(true);
    await language.selectOption('en');
    await shell.tab().locator('html[lang=en] fieldset').first().waitFor();
    expect(await sets.locator('input:checked').count()).toBe(2);
  });
});

it('Once a ballot is counted, “Close” stays where it is while the voice beside it is on its way and when it is sent', async () => {
  let goOn = () => {};
  const held = new Promise<void>((done) => (goOn = done));
  await page.route('**/voice/*', async (route) => (await held, route.continue()));
  await step('The pulse opens').click();
  await page.locator('article').getByRole('button', { name: 'Answer' }).click();
  await shell.dialog().locator('fieldset').first().waitFor();
  for (let nth = 0; nth < 4; nth++) await page.keyboard.press('4');
  await shell.dialog().getByText('Add a voice').first().click();
  await shell.dialog().locator('textarea').first().fill('Decisions come late.');
  await shell.dialog().getByRole('button', { name: 'Send', exact: true }).click();
  const close = shell.dialog().getByRole('button', { name: 'Close', exact: true });
  await shell.dialog().getByText('Sending your voice').waitFor();
  // Within the dialog: the guide above it may become a line higher meanwhile.
  const place = () => close.evaluate((button) => button.getBoundingClientRect().toJSON() as DOMRect);
  const before = await place();
  goOn();
  await shell.dialog().getByText('Your voice is sent').waitFor();
  expect(await place()).toEqual(before);
  await look(page, 'counted-voice');
  await page.unroute('**/voice/*');
  await close.click();
  await page.locator('[role=dialog]').waitFor({ state: 'detached' });
});

it('In forced colours the step, the room and the person that are chosen differ by more than weight', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  const outlines = ['.guide .here .n', '[role=tab][aria-selected=true]', '.who [aria-pressed=true]', '.seg.hosts [aria-pressed=true]'];
  for (const one of outlines)
    expect(
      await page
        .locator(one)
        .first()
        .evaluate((box) => getComputedStyle(box).outlineStyle),
    ).toBe('solid');
  await look(page, 'guide-forced');
  await page.emulateMedia({ forcedColors: 'none' });
});

it('The last step is played up to as well: everybody answers, and the leader reads the result', async () => {
  await step('What follows').click();
  await here('What follows').waitFor();
  await shell.tab().getByRole('heading', { name: 'What the answers say' }).waitFor();
  expect(await chosen()).toContain('Jonas');
  await look(page, 'guide-last');
  expect(shell.faults).toEqual([]);
});
