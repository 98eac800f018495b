// A promise and the mirror as people see them: made below a result and answered beside a pulse by a leader, read by the team with the next.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PulseSummary } from '#contract/api';
import type { Answer } from '#domain/ballot/ballot';
import { DAY, TenantId } from '#domain/ids';
import { DONE } from '#domain/pulse/check-back';
import { axe, launchBrowser, look } from '../support/browser.ts';
import { builtSandbox } from '../support/built-sandbox.ts';
import { callsTo } from '../support/calls.ts';
import { callAs, openShell, type Shell } from '../support/shell.ts';
import { votersOf } from '../support/voter.ts';
import type { Sandbox } from '../../server/sandbox/sandbox.ts';

let browser: Browser;
let sandbox: Sandbox;
let shell: Shell;
beforeAll(async () => {
  browser = await launchBrowser();
  sandbox = await builtSandbox();
  await opened();
  await clock('closing');
  shell = await openShell(browser, sandbox.url, 'en');
});
afterAll(async () => {
  await shell.close();
  await browser.close();
  await sandbox.close();
});

const clock = (to: unknown) =>
  fetch(`${sandbox.url}/sandbox/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ to }) });
const opened = () => callAs(sandbox.url, 'Jonas', 'POST', `/api/teams/${sandbox.world.team.id}/pulses`, { items: null, workingDays: 3 });
const tab = () => shell.tab();
const button = (name: string) => tab().getByRole('button', { name, exact: true });
const focused = () => tab().locator(':focus').innerText();

/** Sits down as somebody, in front of Mutual. */
async function inFrontOfMutual(first: string, own = shell, results?: string) {
  await own.be(first);
  await own.page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
  if (results !== undefined) await own.tab().getByRole('button', { name: results, exact: true }).click();
}

/** A member answers on a device of their own: the statements, and what became of the promise. */
async function answer(first: string, done: Answer): Promise<void> {
  const { url, world, tokens } = sandbox;
  const person = (name: string) => [...world.people.values()].find((one) => one.name.startsWith(name)) ?? expect.fail(`no ${name}`);
  const token = (name: string) => tokens.sso(person(name));
  const { as } = callsTo(url, token);
  const { pulses } = (await as(first, 'GET', '/api/pulses')).body as { pulses: PulseSummary[] };
  const path = `/api/teams/${world.team.id}/pulses/${pulses[0]?.pulse}`;
  const voting = await votersOf({ url, tenant: TenantId.parse(world.registration.tenant), person, token, as })(first, path);
  await voting.cast([4, 4, 5, 2, done]);
}

/** No part of the tab is wider than its window. */
const overflow = (own: Shell) =>
  own
    .tab()
    .locator('html')
    .evaluate((page) => page.scrollWidth - page.clientWidth);

const ASK = 'Say what does not work while it is still a proposal, and what you would do.';
const EXPECT = 'One working day between a proposal and its decision, and a written answer to every objection.';

describe('The leader', () => {
  it('writes two sentences and a day below the result, and reads what happens then', async () => {
    await inFrontOfMutual('Jonas');
    await tab().getByRole('heading', { name: 'The promise' }).waitFor();
    expect(await button('Make this promise').getAttribute('aria-disabled')).toBe('true');
    await tab().getByLabel('We ask of you').fill(ASK);
    await tab().getByLabel('You can expect of us').fill(EXPECT);
    expect(await tab().getByLabel('Until').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await axe(shell.page)).toEqual([]);
    await tab().getByLabel('Until').scrollIntoViewIfNeeded();
    await look(shell.page, 'promise-form');
  });

  it('makes it; the focus is where it stands, and it is in the channel', async () => {
    await button('Make this promise').click();
    await tab().getByText('The first pulse after that asks the team whether it was done.').waitFor();
    expect(await focused()).toBe('The promise');
    expect([await button('Withdraw it').count(), await button('Make this promise').count()]).toEqual([1, 0]);
    await button('Withdraw it').scrollIntoViewIfNeeded();
    await look(shell.page, 'promise-made');
    await clock(sandbox.world.now());
    expect(sandbox.world.posts.filter(({ card }) => JSON.stringify(card).includes(EXPECT))).toHaveLength(1);
  });

  it('takes it back only with a reason, which stays; and promises again', async () => {
    await button('Withdraw it').click();
    await button('Let it stand').click();
    expect(await focused()).toBe('Withdraw it');
    await shell.page.keyboard.press('Enter');
    await tab().getByLabel('Why it will not be kept').fill('The project ended.');
    await look(shell.page, 'promise-withdrawing');
    await button('Withdraw the promise').click();
    await tab().getByText('Withdrawn.').waitFor();
    expect([await focused(), await tab().getByText('The project ended.').isVisible()]).toEqual(['The promise', true]);
    await tab().getByLabel('We ask of you').fill(ASK);
    await tab().getByLabel('You can expect of us').fill(EXPECT);
    await button('Make this promise').click();
    await button('Withdraw it').waitFor();
  });
});

describe('A member', () => {
  it('reads the promise with the result, and can change nothing of it', async () => {
    await inFrontOfMutual('Mei');
    await tab().getByText(EXPECT).first().waitFor();
    expect([await button('Withdraw it').count(), await button('Make this promise').count()]).toEqual([0, 0]);
    await look(shell.page, 'promise-read');
  });

  it('answers by keyboard whether it was done, with the keys that there are answers for', async () => {
    const { page } = shell;
    await clock(sandbox.world.now() + 21 * DAY);
    await opened();
    await inFrontOfMutual('Tomás');
    await inFrontOfMutual('Mei');
    await tab().getByRole('heading', { name: 'Four statements about the last two weeks, and one promise' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await tab().locator('input').first().focus();
    for (let nth = 0; nth < 4; nth++) await page.keyboard.press('4');
    await page.keyboard.press('5');
    expect(await tab().getByText('4 of 5').isVisible()).toBe(true);
    await look(page, 'promise-ballot');
    await page.keyboard.press('3');
    await tab().getByText('5 of 5').waitFor();
    const done = tab().getByRole('group', { name: 'Was it done?' });
    expect([await done.getByLabel('Yes').isChecked(), await focused()]).toEqual([true, 'Send']);
    expect(await tab().locator('fieldset').last().innerText()).toContain(EXPECT);
    await page.keyboard.press('Enter');
    await tab().getByRole('heading', { name: 'Counted' }).waitFor();
  });

  it('leads a team, and says by keyboard how it looks from there, and that the team may see it', async () => {
    await inFrontOfMutual('Jonas', shell, 'Now');
    const form = tab().locator('form');
    await form.locator('fieldset').first().waitFor();
    expect([await button('Save').getAttribute('aria-disabled'), await axe(shell.page)]).toEqual(['true', []]);
    for (const nth of [0, 1, 3]) await form.locator('fieldset').nth(nth).locator('input[value="4"]').press('Space');
    await form.getByLabel('The team too, beside its result').press('Space');
    await button('Save').press('Enter');
    await tab().getByText('Saved. You can change it until').waitFor();
    expect(await focused()).toContain('Saved.');
    await look(shell.page, 'mirror-form');
  });

  it('reads after closing what became of it, with a picture and its words', async () => {
    const said = {
      Tomás: DONE.yes,
      Priya: DONE.yes,
      Aiko: DONE.yes,
      David: DONE.yes,
      Lena: DONE.partly,
      Samir: DONE.no,
      Claire: DONE['cant-tell'],
    };
    await Promise.all(Object.entries(said).map(([first, done]) => answer(first, done)));
    await clock('closing');
    await inFrontOfMutual('Mei');
    await tab().getByRole('heading', { name: 'What became of earlier promises' }).waitFor();
    const picture = tab().getByRole('img', { name: 'Of the 7 who could tell: yes 5 or more, partly 2 or fewer, no 2 or fewer.' });
    await picture.waitFor();
    expect(await tab().getByText('Yes, say most of those who could tell.').isVisible()).toBe(true);
    await tab().getByText('Numbers', { exact: true }).last().click();
    expect(await tab().getByRole('row', { name: 'Yes 5 or more' }).isVisible()).toBe(true);
    expect(await axe(shell.page)).toEqual([]);
    await picture.scrollIntoViewIfNeeded();
    await look(shell.page, 'promise-earlier');
    expect(shell.faults).toEqual([]);
  });

  it('reads how the leader sees it beside what the team says, and nothing of what the leader left out', async () => {
    const mirror = tab().getByRole('region', { name: 'The mirror' });
    await mirror.getByText('Jonas answered the same statements from the other side').waitFor();
    expect(await mirror.getByRole('listitem').count()).toBe(3);
    expect(await mirror.getByRole('listitem').first().innerText()).toMatch(/Jonas[^]*Agree[^]*The team[^]*of the 8 who answered agree/);
    await mirror.scrollIntoViewIfNeeded();
    await look(shell.page, 'mirror-read');
  });

  it('at 320 pixels and from right to left, finds nothing cut off', async () => {
    const small = await openShell(browser, sandbox.url, 'ar', 320);
    await inFrontOfMutual('Mei', small);
    const heading = small.tab().getByRole('heading', { name: 'ما آلت إليه الوعود السابقة' });
    await heading.waitFor();
    expect([await overflow(small), await axe(small.page)]).toEqual([0, []]);
    await heading.scrollIntoViewIfNeeded();
    await look(small.page, 'promise-earlier-ar-320');
    await inFrontOfMutual('Jonas', small);
    await small.tab().getByRole('button', { name: 'قدّم هذا الوعد' }).scrollIntoViewIfNeeded();
    expect([await overflow(small), small.faults]).toEqual([0, []]);
    await look(small.page, 'promise-form-ar-320');
    await small.close();
  });
});
