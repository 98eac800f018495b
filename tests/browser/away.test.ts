// What a reader of a result can check and take away: tried on the page, saved, copied, and printed without a cut in the wrong place.
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import type { PDFPageProxy } from 'unpdf/pdfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { api, type PulseSummary } from '#contract/api';
import { Report } from '#domain/report/report';
import type { Sandbox } from '../../server/sandbox/sandbox.ts';
import { axe, launchBrowser, look } from '../support/browser.ts';
import { builtSandbox } from '../support/built-sandbox.ts';
import { callAs, openShell, type Shell } from '../support/shell.ts';

const MARGIN = { top: '16mm', bottom: '16mm', left: '16mm', right: '16mm' };

let browser: Browser;
let sandbox: Sandbox;
let shell: Shell;
const tab = () => shell.tab();
const open = (name: string) => tab().locator('summary').getByText(name, { exact: true }).click();

beforeAll(async () => {
  browser = await launchBrowser();
  sandbox = await builtSandbox();
  await callAs(sandbox.url, 'Jonas', 'POST', `/api/teams/${sandbox.world.team.id}/pulses`, { items: null, workingDays: 3 });
  shell = await openShell(browser, sandbox.url, 'en');
  await shell.be('Jonas');
  await shell.press('Let the others answer');
  await shell.page.getByText('14 of 14 counted').first().waitFor();
  await shell.press('To closing');
  await shell.press('See the result');
  await tab().getByRole('heading', { name: 'What the answers say' }).waitFor();
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

/** In every theme, on a phone, and as it is left. */
async function lookAround(name: string) {
  for (const theme of ['dark', 'contrast', 'light'] as const) {
    await tab()
      .locator('html')
      .evaluate((html, to) => void (html.dataset['theme'] = to), theme);
    await look(shell.page, `${name}-${theme}`);
  }
  expect(await axe(shell.page)).toEqual([]);
}

/** WCAG 1.4.12: whoever needs more room between letters, words and lines makes it so. */
const WIDE = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }';

/** How wide the tab's page becomes in a frame of this width, with wide letters. */
async function widthAt(width: number): Promise<number> {
  const frame = shell.page.locator('main iframe').first();
  await frame.evaluate((element, to) => void ((element as HTMLElement).style.width = `${to}px`), width);
  const found = await tab()
    .locator('html')
    .evaluate(
      async (html, [css, to]) => {
        // The frame hears of its new width a moment later.
        while (innerWidth !== to) await new Promise((seen) => requestAnimationFrame(seen));
        const style = document.createElement('style');
        style.textContent = css;
        html.append(style);
        const { scrollWidth } = html;
        style.remove();
        return scrollWidth;
      },
      [WIDE, width] as const,
    );
  await frame.evaluate((element) => void ((element as HTMLElement).style.width = ''));
  return found;
}

describe('Who doubts a result', () => {
  it('enters answers of their own and of colleagues, and reads below each statement what is left open', async () => {
    await open('Try to find out');
    const first = tab().locator('.attack-statement').first();
    const left = /(\d+) people are left/;
    const before = Number(left.exec(await first.getByText(left).innerText())?.[1]);
    await first.getByLabel('Your answer').selectOption('Strongly agree');
    await first.getByText(`${before - 1} people are left`).waitFor();
    expect(await first.innerText()).toContain('Neither is excluded for anybody.');
    await first.getByText('What you believe of colleagues').click();
    await first.getByRole('spinbutton', { name: 'Strongly disagree' }).fill('14');
    await first.getByText('That does not fit the result').waitFor();
    await first.scrollIntoViewIfNeeded();
    await lookAround('attack');
    expect(await widthAt(320)).toBe(320);
    await open('Try to find out');
  });
});

describe('A result taken away', () => {
  const saved = async (name: string) => {
    const [download] = await Promise.all([shell.page.waitForEvent('download'), tab().getByRole('link', { name }).click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };

  it('is a table and the published reports, as files named after the day it closed', async () => {
    await open('Take it away');
    const table = await saved('Save as CSV');
    expect(table.name).toMatch(/^mutual-\d{4}-\d\d-\d\d\.csv$/);
    expect(table.text).toMatch(/^\uFEFFTeam,Opened,/);
    expect(table.text.trim().split('\n').length).toBeGreaterThan(3);
    const programs = await saved('Save as JSON');
    expect(programs.name).toBe(table.name.replace('csv', 'json'));
    const reports = z.array(Report).parse(JSON.parse(programs.text));
    expect(reports).toEqual([await reportNow()]);
    await tab().getByRole('link', { name: 'Save as CSV' }).scrollIntoViewIfNeeded();
    await lookAround('take-away');
  });

  it('can be copied where no file may be saved, and by hand where no page may copy', async () => {
    await tab()
      .locator('html')
      .evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await tab().getByRole('button', { name: 'Copy the table' }).click();
    const field = tab().getByRole('textbox', { name: 'For a spreadsheet' });
    expect(await field.inputValue()).toMatch(/^Team\tOpened\t/);
    expect(
      await tab()
        .locator('html')
        .evaluate(() => getSelection()?.toString().startsWith('Team')),
    ).toBe(true);
    await open('Take it away');
  });
});

describe('On paper', () => {
  let paper: Page;
  beforeAll(async () => {
    const html = await tab()
      .locator('html')
      .evaluate((root) => root.outerHTML);
    paper = await shell.page.context().newPage();
    await paper.route('**/paper', (route) =>
      route.fulfill({ contentType: 'text/html', body: html.replaceAll(/<script[^]*?<\/script>/g, '') }),
    );
    await paper.goto(`${sandbox.url}/paper`);
  });

  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const pagesOf = async (height: number) => {
    const pdf = await paper.pdf({
      width: '210mm',
      height: `${height}mm`,
      margin: MARGIN,
    });
    const file = await getDocumentProxy(new Uint8Array(pdf));
    const { text } = await extractText(file);
    return Promise.all(text.map(async (words, nth) => ({ words: plain(words), lowest: await lowestLine(await file.getPage(nth + 1)) })));
  };
  /** Where a text stands, its transformation says last: from the foot of the page. */
  const lowestLine = async (page: PDFPageProxy) => {
    const items = (await page.getTextContent()).items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    const foot = Math.min(...items.map(({ transform }) => Number(transform[5])));
    return items
      .filter(({ transform }) => Number(transform[5]) - foot < 2)
      .map(({ str }) => str)
      .join('');
  };
  const textsOf = async (selector: string) => (await paper.locator(selector).allInnerTexts()).map(plain);

  it('no heading stands at the foot of a page, and no statement with its bar is cut in two, however long the pages are', async () => {
    await paper.emulateMedia({ media: 'print' });
    const headings = await textsOf(':is(h2, h3):visible');
    const statements = await textsOf('.report-facets > li');
    expect(statements.length).toBeGreaterThan(3);
    for (const height of [148, 180, 200, 220, 240, 260, 297]) {
      const pages = await pagesOf(height);
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.filter(({ words }) => words === '')).toEqual([]);
      const atFoot = pages.filter(({ lowest }) => headings.some((heading) => heading.includes(lowest)));
      expect(atFoot, `${height} mm`).toEqual([]);
      for (const statement of statements) {
        const parts = statement.split(/(?<=[.!?]) /);
        const whole = pages.filter(({ words }) => parts.every((part) => words.includes(part)));
        expect(whole, `${statement} in ${height} mm`).toHaveLength(1);
      }
    }
  });

  it('nothing is there to be pressed, and nothing folded', async () => {
    await paper.emulateMedia({ media: 'print' });
    expect(
      await paper.locator('.page').locator('button:visible, select:visible, textarea:visible, details:not([open]):visible').count(),
    ).toBe(0);
  });
});

describe('A team of four', () => {
  const KIT = '25 minutes to talk, without numbers';
  const toKit = 'A conversation without numbers';

  beforeAll(() => {
    const members = sandbox.world.members().filter(({ membership }) => membership === 'member');
    for (const { id } of members.slice(4)) sandbox.world.removePerson(id);
    // Who is in a team is asked anew after two minutes.
    sandbox.world.moveTo(sandbox.world.now() + 120_000);
  });

  it('is led to the conversation kit where its leader sends a pulse, which does not go out', async () => {
    await shell.be('Jonas');
    await shell.page.locator('.rail').getByRole('button', { name: 'Teams', exact: true }).click();
    await shell.page.getByRole('tab', { name: 'Posts' }).click();
    await shell.press('Mutual: send or find a pulse');
    await shell.press('Send a pulse');
    await shell.dialog().getByRole('button', { name: 'Open it now' }).click();
    await shell.dialog().getByRole('button', { name: toKit }).click();
    await shell.dialog().getByRole('heading', { name: KIT }).waitFor();
    await look(shell.page, 'kit-from-send');
    await shell.dialog().getByRole('button', { name: 'Back' }).click();
    await shell.dialog().getByText('A pulse needs at least five people').waitFor();
    expect((await pulsesNow()).map(({ phase }) => phase)).toEqual(['closed']);
    await shell.press('Close');
  });

  it('is led there where its cadence is set', async () => {
    await shell.be('Amara');
    await shell.page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
    await tab().getByRole('button', { name: 'Cadence', exact: true }).click();
    await tab().getByText('With fewer than 5 people who are asked no pulse opens').waitFor();
    await look(shell.page, 'kit-from-cadence');
    expect(await axe(shell.page)).toEqual([]);
    await tab().getByRole('button', { name: toKit }).click();
    await tab().getByRole('heading', { name: KIT }).waitFor();
  });

  it('has it on one card of paper, in any browser', async () => {
    const page = await shell.page.context().newPage();
    await page.goto(`${sandbox.url}/tab/index.html?place=kit`);
    await page.getByRole('heading', { name: KIT }).waitFor();
    expect(await axe(page)).toEqual([]);
    await look(page, 'kit');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A5', margin: MARGIN }))));
    expect(text).toHaveLength(1);
    expect(text[0]).toContain('Our promise');
    expect(text[0]).not.toContain('Put it in the calendar');
  });
});

const ofTeam = () => `/api/teams/${sandbox.world.team.id}/pulses`;

async function pulsesNow(): Promise<PulseSummary[]> {
  return api.teamPulses.response.parse(await callAs(sandbox.url, 'Jonas', 'GET', ofTeam())).pulses;
}

async function reportNow(): Promise<unknown> {
  const [newest] = await pulsesNow();
  return callAs(sandbox.url, 'Jonas', 'GET', `${ofTeam()}/${newest?.pulse}/report`);
}
