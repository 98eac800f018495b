// What is asked next, as the leader sees and changes it, as members are offered a beginning for a voice, and as the report explains it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../server/sandbox/sandbox.ts';
import type { Stage } from '../../server/sandbox/stage/stage.ts';
import { axe, launchBrowser, look } from '../support/browser.ts';
import { builtSandbox } from '../support/built-sandbox.ts';
import { cadenceWith } from '../support/cadence.ts';
import { callAs, openShell, type Shell } from '../support/shell.ts';

let browser: Browser;
let sandbox: Sandbox;
let shell: Shell;
let page: Page;
const tab = () => shell.tab();

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchBrowser(), builtSandbox()]);
  const { team } = (await (await fetch(`${sandbox.url}/sandbox/stage`)).json()) as Stage;
  await callAs(sandbox.url, 'Amara', 'PUT', `/api/teams/${team.id}/cadence`, cadenceWith({}, { length: 5 }));
  shell = await openShell(browser, sandbox.url, 'en');
  page = shell.page;
});
afterAll(async () => {
  await shell.close();
  await sandbox.close();
  await browser.close();
});

const section = () => tab().getByRole('region', { name: 'What is asked next' });

describe('The leader, before a pulse opens,', () => {
  it('reads what it asks, and why', async () => {
    await shell.be('Jonas');
    await page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
    await tab().getByRole('button', { name: 'Cadence', exact: true }).click();
    await section().getByRole('listitem').nth(4).waitFor();
    const lines = await section().getByRole('listitem').allTextContents();
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('Asked in every pulse.');
    expect(lines[3]).toBe('When I asked for help, it came in time.Asked because this theme was not asked before.');
  });

  it('puts another statement into a rotating place, and finds it in the list, with the focus where it was', async () => {
    await section().getByRole('button', { name: 'Change' }).click();
    const first = section().getByLabel('Statement 4');
    expect(await first.evaluate((field) => field === document.activeElement)).toBe(true);
    await first.selectOption('I decide how I do my work.');
    expect(await section().getByLabel('Statement 5').locator('option:disabled').allTextContents()).toHaveLength(3);
    expect(await axe(page)).toEqual([]);
    await look(page, 'next-items-change');
    await section().getByRole('button', { name: 'Save for this pulse' }).click();
    await section().getByText('Saved for this pulse.').waitFor();
    const lines = await section().getByRole('listitem').allTextContents();
    expect(lines[3]).toBe('I decide how I do my work.Chosen by hand.');
    const change = section().getByRole('button', { name: 'Change' });
    expect(await change.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await axe(page)).toEqual([]);
    await look(page, 'next-items');
  });
});

describe('Once it is open,', () => {
  it('whoever writes a voice is offered a question to begin with', async () => {
    await shell.press('To opening');
    await shell.be('Mei');
    await page.locator('article').getByRole('button', { name: 'Answer', exact: true }).last().click();
    const dialog = shell.dialog();
    await dialog.getByText('Add a voice').click();
    await dialog.getByText('What would a newcomer find odd here?').waitFor();
    expect(await axe(page)).toEqual([]);
    await look(page, 'next-items-voice');
  });

  it('its report says why the chosen one was asked, and beside it what is known of others', async () => {
    await page.reload();
    await shell.be('Jonas');
    await shell.press('Let the others answer');
    await page.getByText('14 of 14 counted').first().waitFor();
    await shell.press('To closing');
    await shell.press('See the result');
    const row = tab()
      .getByRole('region', { name: 'What the answers say' })
      .getByRole('listitem')
      .filter({ hasText: 'I decide how I do my work.' });
    await row.getByText('Chosen by hand.').waitFor();
    const figures = await row.getByRole('complementary').textContent();
    expect(figures).toContain('62% in 1992, 44% in 2012 and 38% in 2017');
    expect(figures).toContain('Skills and Employment Survey');
    expect(await axe(page)).toEqual([]);
    await row.scrollIntoViewIfNeeded();
    await look(page, 'next-items-report');
  });

  it('no page has thrown', () => expect(shell.faults).toEqual([]));
});
