// Where the focus is after something was pressed that is gone then, and that what has the focus is in sight; on the smallest phone, too.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { level } from '#domain/reading/score';
import { Language, type ItemId, type UserId } from '#domain/ids';
import { ITEMS } from '#domain/items/bank';
import { loadWording } from '#domain/items/wording';
import { launchBrowser } from '../support/browser.ts';
import { running } from '../support/running.ts';
import { openShell, type Shell } from '../support/shell.ts';
import { headline } from '../../src/tab/places/report/headline.ts';
import { initWords } from '../../src/tab/words.ts';
import { closed, itemOf, termsOf } from '../unit/domain/made-up.ts';

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

const tab = () => shell.tab();
const focusedInTab = () =>
  tab()
    .locator('body')
    .evaluate(() => document.activeElement?.textContent ?? '');
const focusedInShell = () => page.evaluate(() => document.activeElement?.tagName ?? '');

describe('The focus', () => {
  it('is at what has been saved after a cadence was saved by keys', async () => {
    await tab().getByRole('button', { name: 'Save to my calendar' }).press('Enter');
    await tab().getByText('Saved to').waitFor();
    expect(await focusedInTab()).toContain('Saved to');
  });

  it('stays on the button when a cadence is paused and goes on, and asks before it ends', async () => {
    await tab().getByRole('button', { name: 'Pause' }).press('Enter');
    await tab().getByText('Paused.').waitFor();
    expect(await focusedInTab()).toBe('Go on');
    await tab().getByRole('button', { name: 'Go on' }).press('Enter');
    await tab().getByText('Saved to').waitFor();
    await tab().getByRole('button', { name: 'End the cadence' }).press('Enter');
    await tab().getByText('no more pulses open').waitFor();
    expect(await focusedInTab()).toBe('Yes, end it');
    await tab().getByRole('button', { name: 'Keep it' }).press('Enter');
  });

  it('stays on a day that is pressed where a team is asked several times a week, and the list beside follows', async () => {
    const rhythm = tab().getByRole('combobox', { name: 'Rhythm' });
    await rhythm.selectOption({ label: 'several times a week' });
    await tab().getByRole('button', { name: 'Friday' }).press('Space');
    await tab().getByText('Fri 13 Nov', { exact: true }).waitFor();
    expect(await focusedInTab()).toBe('Fri');
    // The last day that is left stays.
    for (const day of ['Friday', 'Tuesday']) await tab().getByRole('button', { name: day }).press('Space');
    expect(await tab().getByRole('button', { name: 'Tuesday' }).getAttribute('aria-pressed')).toBe('true');
    await rhythm.selectOption({ label: 'every quarter' });
    await tab().getByRole('combobox', { name: 'Day', exact: true }).selectOption({ label: 'the last Friday' });
    await tab().getByText('Fri 27 Nov', { exact: true }).waitFor();
    await rhythm.selectOption({ label: 'every second week' });
    await tab().getByRole('combobox', { name: 'Day', exact: true }).selectOption({ label: 'Tuesday' });
    await tab().getByText('Saved to').waitFor();
  });

  it('stays where the day is chosen on which a pause ends by itself', async () => {
    await tab().getByRole('button', { name: 'Pause' }).press('Enter');
    const day = tab().getByLabel('Goes on by itself on');
    await day.fill('2026-12-24');
    await tab().getByText('Paused until 24 December.').waitFor();
    expect(await day.evaluate((field) => field === document.activeElement)).toBe(true);
    await tab().getByRole('button', { name: 'Go on' }).press('Enter');
    await tab().getByText('Saved to').waitFor();
  });

  it('is at the next step of the guide after the clock was moved from there', async () => {
    await page.locator('.guide').getByRole('button', { name: 'To opening' }).press('Enter');
    await page.locator('.here').getByText('Answer', { exact: true }).first().waitFor();
    expect(await focusedInShell()).not.toBe('BODY');
  });

  it('is never below the foot of the ballot, however small the window', async () => {
    await page.setViewportSize({ width: 390, height: 480 });
    await shell.be('Mei');
    await page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
    const radios = tab().locator('fieldset input');
    await radios.first().waitFor();
    for (let nth = 0; nth < (await tab().locator('fieldset').count()); nth++) {
      await tab().locator('fieldset').nth(nth).locator('input').last().focus();
      const [bottom, top] = await tab()
        .locator('.foot')
        .first()
        .evaluate((foot) => [document.activeElement!.getBoundingClientRect().bottom, foot.getBoundingClientRect().top]);
      expect(bottom).toBeLessThanOrEqual(top!);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('is at the heading of what follows after the invitation was sent', async () => {
    await page.getByRole('button', { name: 'Let the others answer' }).click();
    await page
      .getByText(/1[34] of 14 counted/)
      .first()
      .waitFor();
    await shell.press('To closing');
    await shell.be('Jonas');
    await shell.press('See the result');
    await tab().getByRole('button', { name: 'Send the invitation' }).press('Enter');
    await tab().getByText('Invitation sent').waitFor();
    expect(await focusedInTab()).toContain('What to do next');
    await page.getByText('That was a whole pulse.').waitFor();
  });

  it('stays on the buttons that turn to another result, also on the last', async () => {
    const later = tab().getByRole('button', { name: 'Later' });
    await later.focus();
    await later.press('Enter');
    expect(await later.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

it.each(Language.options)(
  'At 320 pixels no headline of a report has more than three lines, whichever statement it is about: %s',
  async (language) => {
    await initWords(language, ['report', 'ui']);
    const wording = await loadWording(language);
    const roll = Array.from({ length: 14 }, (_, nth) => `person-${nth}` as UserId);
    const answers = (agree: number, disagree: number) => itemOf(closed({ roll, answers: [0, disagree, 14 - agree - disagree, agree, 0] }));
    const [high, low] = [answers(12, 0), answers(0, 12)];
    expect(level(high, 14).agree).toEqual([12, 14]);
    const texts = ITEMS.flatMap(({ id }) => {
      const of = (now: typeof high, before: typeof high, verdict: 'up' | 'down' | 'first') =>
        headline(
          [
            {
              item: { ...now, item: id as ItemId },
              before: verdict === 'first' ? undefined : { item: before, terms: termsOf(0), isExpired: false },
              edge: 2,
              verdict,
              wider: undefined,
            },
          ],
          termsOf(0, { roll: 14 }),
          wording,
        );
      return [of(low, high, 'down'), of(high, low, 'up'), of(low, low, 'first')];
    });
    const small = await browser.newPage({ viewport: { width: 320, height: 700 } });
    await small.goto(`${app.url}/tab/index.html?place=who`);
    await small.locator('h1').first().waitFor();
    const lines = await small.evaluate((all) => {
      const sheet = document.createElement('div');
      sheet.className = 'sheet page';
      sheet.innerHTML = '<h1 class="t-display"></h1>';
      document.body.replaceChildren(sheet);
      const heading = sheet.querySelector('h1')!;
      return all.map((text) => {
        heading.textContent = text;
        return [Math.round(heading.offsetHeight / parseFloat(getComputedStyle(heading).lineHeight)), text] as const;
      });
    }, texts);
    await small.close();
    expect(lines.filter(([count]) => count > 3)).toEqual([]);
  },
);
