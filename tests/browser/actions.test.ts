// What could follow a result: a leader puts an action into the calendars, the team reads the same, and the page follows Outlook.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PulseView } from '#contract/api';
import { axe, launchBrowser, look } from '../support/browser.ts';
import { builtSandbox } from '../support/built-sandbox.ts';
import { callsTo } from '../support/calls.ts';
import { openShell, type Shell } from '../support/shell.ts';
import { votersOf } from '../support/voter.ts';
import { TenantId } from '#domain/ids';
import type { Sandbox } from '../../server/sandbox/sandbox.ts';

let browser: Browser;
let sandbox: Sandbox;
let shell: Shell;

const PROPOSAL = 'Ask me before the date is set.';
const VOTERS = ['Mei', 'Lena', 'Priya', 'Samir', 'Claire', 'Aiko', 'David', 'Elif', 'Freya'];

const person = (first: string) =>
  [...sandbox.world.people.values()].find(({ name }) => name.startsWith(first)) ?? expect.fail(`no ${first}`);
const copies = (subject: string) =>
  [...sandbox.world.people.keys()].flatMap((id) => sandbox.world.mailboxes.of(id)).filter((item) => item.subject.startsWith(subject));

beforeAll(async () => {
  browser = await launchBrowser();
  sandbox = await builtSandbox();
  const { url, world } = sandbox;
  const token = (first: string) => sandbox.tokens.sso(person(first));
  const { as, send } = callsTo(url, token);
  const tenant = TenantId.parse(world.registration.tenant);
  const { pulse } = (await as('Jonas', 'POST', `/api/teams/${world.team.id}/pulses`, { items: null, workingDays: 1 })).body;
  const path = `/api/teams/${world.team.id}/pulses/${pulse}`;
  const { terms } = (await as('Mei', 'GET', path)).body as PulseView;
  // Nobody leaves anything with anybody; everything else is well.
  const answers = terms.items.map((item) => (item.startsWith('relying') ? 1 : 5));
  const voterOf = votersOf({ url, tenant, person, token, as });
  for (const first of VOTERS) {
    const voting = await voterOf(first, path);
    await voting.cast(answers);
    if (first === 'Mei' && voting.voice.state === 'signed')
      await voting.voice.castVoice({ problem: '', considered: '', proposal: PROPOSAL });
  }
  await send('POST', '/sandbox/clock', { 'content-type': 'application/json' }, JSON.stringify({ to: 'closing' }));
  shell = await openShell(browser, url, 'en');
}, 120_000);
afterAll(async () => {
  await shell.close();
  await sandbox.close();
  await browser.close();
});

const tab = () => shell.tab();
const section = () => tab().locator('section[aria-labelledby=could-follow]');
const button = (name: string | RegExp) => section().getByRole('button', { name });
const focused = () => tab().locator(':focus').innerText();
const open = async (name: string) => {
  await shell.be(name);
  await shell.page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
};
const lookAt = async (name: string) => {
  await section().scrollIntoViewIfNeeded();
  await look(shell.page, name);
};

it('the leader reads what is proposed and why, and puts it into the calendars by keyboard', async () => {
  await open('Jonas');
  await section()
    .getByText(/agree\. Asked again, fewer than half probably would\./)
    .waitFor();
  await section().getByText('How to do it').first().click();
  expect(await section().locator('details[open] li').count()).toBe(5);
  expect(await axe(shell.page)).toEqual([]);
  await lookAt('actions-proposed');
  await button(/^Put in the calendar: Stand-up/).focus();
  await shell.page.keyboard.press('Enter');
  await section().getByLabel('When it begins').waitFor();
  await lookAt('actions-when');
  expect(await axe(shell.page)).toEqual([]);
  await button('Leave it').click();
  expect(await focused()).toBe('Put in the calendar');
  await shell.page.keyboard.press('Enter');
  await button('Send the invitation').focus();
  await shell.page.keyboard.press('Enter');
  await section().getByText('Invitation sent').waitFor();
  expect([copies('Stand-up').length, await focused()]).toEqual([15, 'What could follow']);
  expect(await axe(shell.page)).toEqual([]);
  await lookAt('actions-standing');
});

it('makes an action of what a voice proposes, in words of the leader’s own choice', async () => {
  const voices = tab().locator('section[aria-labelledby=voices]');
  await voices.getByRole('button', { name: 'Make this an action' }).click();
  const field = voices.getByLabel('What the invitation says');
  expect(await field.inputValue()).toBe(PROPOSAL);
  await field.fill('A date is set with those who have to keep it.');
  await voices.scrollIntoViewIfNeeded();
  await look(shell.page, 'actions-voice');
  await voices.getByRole('button', { name: 'Send the invitation' }).click();
  await section().getByText('A date is set with those').waitFor();
  expect(copies('What somebody proposed')).toHaveLength(15);
});

it('whoever is in the team reads the same, without the buttons, and what was deleted in Outlook no more', async () => {
  const own = copies('What somebody proposed').find(({ owner, organizer }) => owner === organizer) ?? expect.fail('not there');
  sandbox.world.mailboxes.remove(own, null);
  await open('Mei');
  await section().getByRole('heading', { name: 'Stand-up to each other' }).waitFor();
  await section().getByText('Invitation sent').waitFor();
  expect(await section().getByText('A date is set with those').count()).toBe(0);
  expect(await button(/Put in the calendar|Call it off/).count()).toBe(0);
  await open('Jonas');
  await section().getByText('It was called off, here or in Outlook.').waitFor();
  await lookAt('actions-cancelled');
});

it('in Arabic on a window of 320 pixels nothing is cut off', async () => {
  await shell.close();
  shell = await openShell(browser, sandbox.url, 'ar', 320);
  await open('Jonas');
  await section().getByRole('heading', { name: 'وقفة قصيرة، كلٌّ للآخرين' }).waitFor();
  expect(await section().evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  expect(await axe(shell.page)).toEqual([]);
  await lookAt('actions-ar-320');
  expect(shell.faults).toEqual([]);
});
