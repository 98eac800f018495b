// The tab on devices as people have them: storage that is denied, two tabs of one browser, pulses of several teams, a phone.
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { PulseView } from '#contract/api';
import { aContext, axe, launchBrowser } from '../support/browser.ts';
import { running } from '../support/running.ts';
import { callAs } from '../support/shell.ts';

let browser: Browser;
let app: Awaited<ReturnType<typeof running>>;
beforeAll(async () => {
  browser = await launchBrowser();
  app = await running({ TZ: 'Europe/Berlin' });
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** The sandbox as on the first day, with an open pulse. */
async function anOpenPulse(workingDays = 3) {
  await fetch(`${app.url}/sandbox/restart`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  const { teams } = (await callAs(app.url, 'Jonas', 'GET', '/api/me')) as { teams: { id: string }[] };
  const path = `/api/teams/${teams[0]!.id}/pulses`;
  const { pulse } = (await callAs(app.url, 'Jonas', 'POST', path, { items: null, workingDays })) as { pulse: string };
  const view = (first: string) => callAs(app.url, first, 'GET', `${path}/${pulse}`) as Promise<PulseView>;
  return { url: app.url, path, pulse, view };
}

/** One device. @returns also what its pages have thrown */
async function aDevice(width = 1280): Promise<{ context: BrowserContext; faults: string[] }> {
  const context = await aContext(browser, { viewport: { width, height: 900 }, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  const faults: string[] = [];
  context.on('page', (page) => page.on('pageerror', (error) => faults.push(error.message)));
  return { context, faults };
}

/** The tab in the shell, as somebody opens it. */
async function openTab(context: BrowserContext, url: string, who: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('combobox').first().selectOption('en');
  await be(page, who);
  return page;
}
async function be(page: Page, who: string): Promise<void> {
  await page
    .locator('.who')
    .getByRole('button', { name: new RegExp(`^${who}`) })
    .click();
  await page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
}
const inTab = (page: Page): FrameLocator => page.frameLocator('main iframe').first();
const send = (page: Page) => inTab(page).getByRole('button', { name: 'Send', exact: true });
const counted = (page: Page) => inTab(page).getByRole('heading', { name: 'Counted' });

/** Answers all statements with the nth answer. */
async function answerAll(page: Page, nth: number): Promise<void> {
  const sets = inTab(page).locator('fieldset');
  await sets.first().waitFor();
  for (let at = 0; at < (await sets.count()); at++) await sets.nth(at).locator('label').nth(nth).click();
}

describe('A browser that denies storage to frames of other sites', () => {
  const deny = () => {
    if (window === window.top) return;
    const get = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get });
  };

  it('lets somebody answer all the same, and is told not to close the page', async () => {
    const { url } = await anOpenPulse();
    const { context, faults } = await aDevice();
    await context.addInitScript(deny);
    const page = await openTab(context, url, 'Mei');
    await answerAll(page, 3);
    await inTab(page).getByText('Please keep this open').waitFor();
    await send(page).click();
    await counted(page).waitFor();
    expect(faults).toEqual([]);
  });

  it('lets somebody read a result with its voices, without a receipt', async () => {
    const { url, path, pulse } = await anOpenPulse(1);
    const { context, faults } = await aDevice();
    await context.addInitScript(deny);
    const page = await openTab(context, url, 'Mei');
    await page.getByRole('button', { name: 'Let the others answer' }).click();
    await page
      .getByText(/ of 14 counted/)
      .first()
      .waitFor();
    const headers = { 'content-type': 'application/json' };
    await fetch(`${url}/sandbox/clock`, { method: 'POST', headers, body: '{"to":"closing"}' });
    await callAs(url, 'Mei', 'GET', `${path}/${pulse}/report`);
    await page.reload();
    await be(page, 'Mei');
    await inTab(page).getByRole('heading', { name: 'What the answers say' }).waitFor();
    await inTab(page).getByText('How this was counted').click();
    await inTab(page).getByText('The list of ballots').waitFor();
    expect(await inTab(page).getByRole('alert').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

describe('Two tabs of one browser', () => {
  it('both say "Counted" if the second finishes what hangs in the first', async () => {
    const { url, view } = await anOpenPulse();
    const { context, faults } = await aDevice();
    const one = await openTab(context, url, 'Mei');
    let goOn = (): void => undefined;
    const hanging = new Promise<void>((resolve) => (goOn = resolve));
    await one.route('**/ballot/*', async (route) => {
      if (route.request().method() === 'POST') await hanging;
      await route.continue();
    });
    await answerAll(one, 3);
    await send(one).click();
    await inTab(one).getByText('Sending').first().waitFor();
    const other = await openTab(context, url, 'Mei');
    await counted(other).waitFor();
    goOn();
    await counted(one).waitFor();
    expect((await view('Jonas')).turnout).toBe('few');
    expect(faults).toEqual([]);
  });

  it('both say "Counted" if both send at the same moment', async () => {
    const { url } = await anOpenPulse();
    const { context, faults } = await aDevice();
    const [one, other] = [await openTab(context, url, 'Mei'), await openTab(context, url, 'Mei')];
    await answerAll(one, 3);
    await answerAll(other, 0);
    // Both buttons are in hand before either is pressed: a page that has heard of the other's ballot has none any more.
    const buttons = await Promise.all([send(one).elementHandle(), send(other).elementHandle()]);
    await Promise.all(buttons.map((button) => button?.evaluate((element) => (element as HTMLElement).click())));
    await Promise.all([counted(one).waitFor(), counted(other).waitFor()]);
    expect(faults).toEqual([]);
  });
});

describe('Pulses of two teams that are open at the same time', () => {
  const OTHER = { team: 'dddddddd-0000-4000-8000-000000000002', pulse: 'B'.repeat(22) };

  /** The server's answers with one more pulse, of a second team. */
  async function withSecond(asked: boolean) {
    const { url, view } = await anOpenPulse();
    const { context, faults } = await aDevice();
    await context.route('**/api/pulses', async (route) => {
      const { pulses } = await (await route.fetch()).json();
      // Newest first, as the server sorts them.
      const second = { ...pulses[0], ...OTHER, teamName: 'Board', opensAt: pulses[0].opensAt + 60_000, asked };
      await route.fulfill({ json: { pulses: [second, ...pulses] } });
    });
    await context.route(`**/api/teams/${OTHER.team}/pulses/${OTHER.pulse}`, async (route) => {
      const own = await view('Mei');
      await route.fulfill({ json: { ...own, terms: { ...own.terms, ...OTHER, teamName: 'Board' }, asked, begun: false } });
    });
    return { page: await openTab(context, url, 'Mei'), faults };
  }

  it('can both be reached from "Now", with the keyboard too, and a half-answered one is found again', async () => {
    const { page, faults } = await withSecond(true);
    const choice = inTab(page).getByRole('navigation', { name: '2 pulses are open' });
    const shown = choice.locator('[aria-current]');
    await choice.waitFor();
    expect(await axe(page)).toEqual([]);
    await choice.getByRole('button', { name: /^Harbour/ }).click();
    await inTab(page).getByText('Harbour,').first().waitFor();
    await inTab(page).locator('fieldset').first().locator('label').nth(1).click();
    await choice.getByRole('button', { name: /^Board/ }).press('Enter');
    await inTab(page).getByText('Board,').first().waitFor();
    expect(await shown.innerText()).toContain('Board');
    await choice.getByRole('button', { name: /^Harbour/ }).press('Enter');
    await inTab(page).locator('fieldset').first().locator('input:checked').waitFor();
    expect(faults).toEqual([]);
  });

  it('are shown with the one first in which somebody is asked, whichever opened last', async () => {
    const { page } = await withSecond(false);
    await inTab(page).locator('fieldset').first().waitFor();
    expect(await inTab(page).locator('[aria-current]').filter({ hasText: 'until' }).innerText()).toContain('Harbour');
  });
});

it('What is typed into has letters of 16 pixels on a phone, or it would zoom in and stay so', async () => {
  const { url } = await anOpenPulse();
  const { context } = await aDevice(390);
  const page = await openTab(context, url, 'Mei');
  await inTab(page).locator('fieldset').first().waitFor();
  await inTab(page).getByText('Add a voice').click();
  const field = inTab(page).locator('textarea').first();
  await field.waitFor();
  expect(await field.evaluate((one) => parseFloat(getComputedStyle(one).fontSize))).toBe(16);
});
