// An admin of more teams than a list can hold finds one by its name; where there are few, there is nothing to search.
import type { Browser, Locator, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '#domain/ids';
import { axe, launchBrowser, look } from '../support/browser.ts';
import { running } from '../support/running.ts';
import { openShell, type Shell } from '../support/shell.ts';

const WORDS = {
  en: { other: 'Another team', none: 'No team has this in its name.', first: 'The first 50 teams are shown.', chosen: '1 team is chosen.' },
  de: {
    other: 'Ein anderes Team',
    none: 'Kein Team hat das im Namen.',
    first: 'Die ersten 50 Teams werden angezeigt.',
    chosen: '1 Team ist gewählt.',
  },
  ar: { other: 'فريق آخر', none: 'لا يرد هذا في اسم أي فريق.', first: 'يُعرض أول 50 فريقًا.', chosen: 'اختير فريق واحد.' },
} as const;

const PAGE = 50;
const TEAMS = Array.from({ length: 120 }, (_, nth) => {
  const number = String(nth + 1).padStart(3, '0');
  return { id: `b1c0ffee-0000-4000-8000-000000000${number}`, name: `Team ${number}` };
});
/** None of them has been asked yet. */
const VIEW = {
  settings: null,
  ownerName: null,
  isMine: false,
  link: null,
  roll: 12,
  paused: false,
  goesOnAt: null,
  lost: null,
  occurrences: [],
};

/** In the server's place, which has but a few in the sandbox. */
function answer(teams: typeof TEAMS, route: Route): Promise<void> {
  const { pathname, searchParams } = new URL(route.request().url());
  if (pathname.endsWith('/cadence')) return route.fulfill({ json: VIEW });
  if (pathname.endsWith('/preview')) return route.fulfill({ json: { occurrences: [], takesBack: 0 } });
  if (pathname.endsWith('/pulses')) return route.fulfill({ json: { pulses: [] } });
  const found = teams.filter(({ name }) => name.includes(searchParams.get('search') ?? ''));
  const from = Number(searchParams.get('after') ?? 0);
  return route.fulfill({ json: { teams: found.slice(from, from + PAGE), next: from + PAGE < found.length ? String(from + PAGE) : null } });
}

let app: Awaited<ReturnType<typeof running>>;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([running({ TZ: 'Europe/Berlin' }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** The admin's cadence, with so many teams in her organisation. */
async function amongst(teams: typeof TEAMS, language: Language): Promise<Shell> {
  const shell = await openShell(browser, app.url, language);
  await shell.page.route(/\/api\/teams\b/, (route) => answer(teams, route));
  await shell.page.reload();
  await shell.tab().locator('.page h1').waitFor({ state: 'attached' });
  return shell;
}

describe.each(['en', 'de', 'ar'] as const)('Among 120 teams, in %s, an admin', (language) => {
  const words = WORDS[language];
  let shell: Shell;
  beforeAll(async () => {
    shell = await amongst(TEAMS, language);
  });
  afterAll(() => shell.close());

  const tab = () => shell.tab();
  const other = (): Locator => tab().locator('details').first();
  const rows = (within: Locator): Locator => within.locator('li');
  const hasFocus = (of: Locator) => of.evaluate((element) => element === document.activeElement);

  it('is shown the first page, and loads the next by keyboard, which leads on to what is new', async () => {
    await other().getByText(words.other).focus();
    await shell.page.keyboard.press('Enter');
    await other().getByText(words.first).waitFor();
    expect(await rows(other()).count()).toBe(PAGE);
    expect(await axe(shell.page)).toEqual([]);
    await look(shell.page, `teams-${language}`);
    await other().locator('button').last().focus();
    await shell.page.keyboard.press('Enter');
    await rows(other()).nth(PAGE).waitFor();
    expect(await hasFocus(rows(other()).nth(PAGE).locator('button'))).toBe(true);
  });

  it('finds one by a part of its name, and sets its cadence', async () => {
    await other().locator('input').fill('Nowhere');
    await other().getByText(words.none).waitFor();
    await other().locator('input').fill('11');
    await other().getByText('Team 011', { exact: true }).waitFor();
    expect(await rows(other()).allInnerTexts()).toEqual(TEAMS.map(({ name }) => name).filter((name) => name.includes('11')));
    await shell.page.keyboard.press('Enter');
    await other().getByRole('button', { name: 'Team 112' }).focus();
    await shell.page.keyboard.press('Enter');
    await tab().locator('form b').getByText('Team 112').waitFor();
    expect(await rows(other()).first().isVisible()).toBe(false);
    expect(await hasFocus(other().locator('summary'))).toBe(true);
  });

  it('finds those that are asked with it in the same way', async () => {
    const conditions = tab().locator('form details');
    await conditions.locator('summary').click();
    await conditions.locator('input[type=search]').fill('07');
    await conditions.getByText('Team 107', { exact: true }).waitFor();
    await conditions.getByLabel('Team 107').check();
    await conditions.locator('input[type=search]').fill('Team 00');
    await conditions.getByText('Team 001', { exact: true }).waitFor();
    expect(await conditions.getByText(words.chosen).isVisible()).toBe(true);
    expect(await axe(shell.page)).toEqual([]);
  });

  it('reads the results of the same team, and may choose another there', async () => {
    await tab().locator('nav button').nth(1).click();
    await tab().locator('.page h1').waitFor();
    await other().getByText(words.other).click();
    expect(await other().getByRole('button', { name: 'Team 001' }).isVisible()).toBe(true);
    expect(shell.faults).toEqual([]);
  });
});

describe('An admin', () => {
  it('of few teams has nothing to search: the sentence names them all', async () => {
    const shell = await amongst(TEAMS.slice(0, 3), 'en');
    expect(await shell.tab().locator('form select').first().locator('option').allInnerTexts()).toEqual([
      'Team 001',
      'Team 002',
      'Team 003',
    ]);
    expect(await shell.tab().locator('input[type=search]').count()).toBe(0);
    await shell.close();
  });

  it('of none is told what has to happen first', async () => {
    const shell = await amongst([], 'en');
    expect(await shell.tab().locator('h1').innerText()).toBe('No team uses Mutual yet');
    expect(await shell.tab().locator('form').count()).toBe(0);
    expect(await axe(shell.page)).toEqual([]);
    await shell.close();
  });
});
