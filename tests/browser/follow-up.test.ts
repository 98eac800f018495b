// What follows a pulse as a leader and an admin see it: an invitation that is refused, chosen anew and called off; a lost series; other clocks.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, launchBrowser, look } from '../support/browser.ts';
import { builtSandbox } from '../support/built-sandbox.ts';
import { CADENCE } from '../support/cadence.ts';
import { callAs, openShell, type Shell } from '../support/shell.ts';
import type { Sandbox } from '../../server/sandbox/sandbox.ts';

let browser: Browser;
let sandbox: Sandbox;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const clock = (to: unknown) =>
  fetch(`${sandbox.url}/sandbox/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ to }) });
const someone = (first: string) =>
  [...sandbox.world.people.values()].find(({ name }) => name.startsWith(first)) ?? expect.fail(`no ${first}`);
const cadencePath = () => `/api/teams/${sandbox.world.team.id}/cadence`;
const talks = () =>
  [...sandbox.world.people.keys()]
    .flatMap((id) => sandbox.world.mailboxes.of(id))
    .filter(({ subject }) => subject.startsWith('Talk about'));

describe('After a pulse that the leader of a team in Los Angeles has sent', () => {
  let shell: Shell;
  const tab = () => shell.tab();
  const button = (name: string) => tab().getByRole('button', { name, exact: true });

  beforeAll(async () => {
    sandbox = await builtSandbox('America/Los_Angeles');
    await callAs(sandbox.url, 'Jonas', 'POST', `/api/teams/${sandbox.world.team.id}/pulses`, { items: null, workingDays: 3 });
    await clock('closing');
    // A window of somebody in Berlin.
    shell = await openShell(browser, sandbox.url, 'en');
    await shell.be('Jonas');
    await shell.page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
  });
  afterAll(async () => {
    await shell.close();
    await sandbox.close();
  });

  const focused = () => tab().locator(':focus').innerText();

  /** The talk is below the result. */
  const lookAtTalk = async (name: string) => {
    await tab().getByText('Agenda', { exact: true }).scrollIntoViewIfNeeded();
    await look(shell.page, name);
  };

  it('the leader is proposed a time on the clock of the window, nine in Los Angeles being six in the evening in Berlin', async () => {
    const time = tab().getByLabel('When');
    await time.waitFor();
    expect(await time.locator('option').first().innerText()).toMatch(/, (18|19|20|21|22|23|00):\d\d – /);
    // The clock beside it, too: it closed at 17:00 there.
    expect(await shell.page.getByText('02:00').first().isVisible()).toBe(true);
    expect(await axe(shell.page)).toEqual([]);
    await lookAtTalk('talk-proposed');
  });

  it('reads why an invitation was refused, and sends another', async () => {
    someone('Jonas').unlicensed = true;
    await button('Send the invitation').click();
    await tab().getByText('The last invitation did not go out.').waitFor();
    expect(await tab().getByText('Invitation sent').count()).toBe(0);
    await lookAtTalk('talk-refused');
    someone('Jonas').unlicensed = false;
    await tab().getByLabel('Who is invited').selectOption('leaders');
    await tab().getByText('1 person is free then').waitFor();
    await tab().getByLabel('Who is invited').selectOption('everybody');
    await tab().getByText('All 15 are free then').waitFor();
    await tab().getByLabel('When').selectOption({ index: 2 });
    await button('Send the invitation').click();
    await tab().getByText('Invitation sent').waitFor();
    expect(talks()).toHaveLength(15);
    expect(await focused()).toBe('What to do next');
  });

  it('calls it off in two steps, and it is in no calendar any more', async () => {
    await button('Call it off').click();
    await lookAtTalk('talk-call-off');
    expect([talks().length, await focused()]).toEqual([15, 'Keep it']);
    await button('Call it off').click();
    await tab().getByText('It is called off.').waitFor();
    expect([talks(), await focused()]).toEqual([[], 'What to do next']);
    expect(await axe(shell.page)).toEqual([]);
  });

  it('no page has thrown', () => expect(shell.faults).toEqual([]));
});

describe('An admin whose colleague held the series and has left', () => {
  let shell: Shell;
  beforeAll(async () => {
    sandbox = await builtSandbox();
    await callAs(sandbox.url, 'Jonas', 'PUT', cadencePath(), CADENCE);
    await clock('opening');
    someone('Jonas').unlicensed = true;
    shell = await openShell(browser, sandbox.url, 'en');
  });
  afterAll(async () => {
    await shell.close();
    await sandbox.close();
  });

  it('reads whose mailbox it was in, what did not arrive and why, and takes over by saving', async () => {
    const tab = shell.tab();
    await tab.getByText('No series in Outlook any more.').waitFor();
    await tab.getByText(/whose mailbox is switched off or gone/).waitFor();
    expect(await axe(shell.page)).toEqual([]);
    await look(shell.page, 'cadence-lost');
    await tab.getByRole('button', { name: 'Save to my calendar' }).click();
    await tab.getByText('Saved to Amara Okafor’s calendar.').waitFor();
    expect(await tab.getByText('No series in Outlook any more.').count()).toBe(0);
    await tab.getByText(/iOS and Android/).waitFor();
    await look(shell.page, 'cadence-taken-over');
  });

  it('is told in words that a time zone is not in Outlook, and chooses another', async () => {
    const tab = shell.tab();
    await tab.getByText('Minimum answers, guests, how people fare').click();
    await tab.getByLabel('Time zone').selectOption('Antarctica/Troll');
    await tab.getByText('Outlook does not have this time zone').first().waitFor();
    await tab.getByLabel('Time zone').selectOption('Europe/Vienna');
    await tab.getByRole('button', { name: 'Save to my calendar' }).click();
    await tab.getByText('Saved to Amara Okafor’s calendar.').waitFor();
    expect(shell.faults).toEqual([]);
  });
});
