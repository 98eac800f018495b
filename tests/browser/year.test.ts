// A team a year on at the press of a button; and teams that were asked together, two of the sandbox and two hundred of another organisation.
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { JoinedPage, JoinedTeam } from '#contract/api';
import type { ItemId, TeamId } from '#domain/ids';
import { axe, launchBrowser, look } from '../support/browser.ts';
import { cadenceWith } from '../support/cadence.ts';
import { running } from '../support/running.ts';
import { callAs, openShell, type Shell } from '../support/shell.ts';
import type { Stage } from '../../server/sandbox/stage/stage.ts';

const HARBOUR = 'ba4b0a4d-0000-4000-8000-000000000001' as TeamId;

let app: Awaited<ReturnType<typeof running>>;
let browser: Browser;
let shell: Shell;
beforeAll(async () => {
  [app, browser] = await Promise.all([running({ TZ: 'Europe/Berlin', SANDBOX_YEAR: '' }), launchBrowser()]);
  shell = await openShell(browser, app.url, 'en');
});
afterAll(async () => {
  await shell.close();
  await browser.close();
  await app.stop();
});

const tab = () => shell.tab();
/** For what never comes, and nothing else; in milliseconds. */
const PATIENCE = 120_000;
const eventually = (is: () => Promise<boolean>) => vi.waitUntil(is, { timeout: PATIENCE, interval: 50 });
const stage = async () => (await (await fetch(`${app.url}/sandbox/stage`)).json()) as Stage;

describe('A team a year on', () => {
  it('is being played while the first page is read, and says how far it is', async () => {
    const year = shell.page.locator('section').filter({ hasText: 'A team a year on' });
    await year.waitFor();
    await look(shell.page, 'year-played');
    await shell.page.locator('button[aria-disabled=false]').getByText('A team a year on').waitFor();
    expect((await stage()).year).toMatchObject({ played: 26, of: 26, ready: true, here: null });
  });

  it('is at the leader’s newest result at the press of one button', async () => {
    await shell.press('A team a year on');
    await tab().getByText('Lighthouse').first().waitFor();
    await tab().locator('.facets, [class*=facet]').first().waitFor();
    expect(await shell.page.locator('.who [aria-pressed=true], .who [aria-current]').first().innerText()).toContain('Ruth');
    await look(shell.page, 'year-leader');
    expect(await axe(shell.page)).toEqual([]);
  });
});

const STANDINGS = ['open', 'below-floor', 'lost', 'not-asked', 'not-yours'] as const;
const CHANGES = ['no-clear-change', 'up', 'too-few', 'no-clear-change', 'down', 'not-compared', 'no-clear-change'] as const;

/** A team with numbers of each kind; every ninth has none, and says why. */
function madeUp(nth: number, items: readonly ItemId[]): JoinedTeam {
  const team = `b1c0ffee-0000-4000-8000-${String(nth + 1).padStart(12, '0')}` as TeamId;
  const name = nth % 7 === 3 ? `Customer success, north and west ${nth + 1}` : `Team ${String(nth + 1).padStart(3, '0')}`;
  if (nth % 9 === 8) return { team, name, standing: STANDINGS[(nth % 5) as 0]!, cells: [] };
  const n = 5 + (nth % 40);
  const cells = items.flatMap((item, at) => {
    const low = (nth * 7 + at * 3) % (n + 1);
    const high = (nth + at) % 4 === 0 ? Math.min(n, low + 3) : low;
    return (nth + at) % 13 === 12 ? [] : [{ item, n, agree: [low, high] as [number, number], change: CHANGES[(nth + at) % 7]! }];
  });
  return { team, name, standing: 'published', cells };
}

describe('Teams that were asked together', () => {
  const heat = (): Locator => tab().locator('section[aria-labelledby=team-by-team]');
  const isFocused = (of: Locator) => of.evaluate((element) => element === document.activeElement);
  const rows = (): Locator => heat().locator('tbody tr');

  beforeAll(async () => {
    await callAs(
      app.url,
      'Amara',
      'PUT',
      `/api/teams/${HARBOUR}/cadence`,
      cadenceWith({}, {}, [(await stage()).year!.here!.team as TeamId]),
    );
    await shell.page.reload();
    await shell.be('Jonas');
    await shell.press('To opening');
    await shell.page.locator('button[aria-disabled=false]').getByText('Let the others answer').click();
    await shell.page.getByText(/1[34] of 14 counted/).waitFor();
    await shell.press('To closing');
    await shell.page.locator('button[aria-disabled=false]').getByText('See the result').waitFor();
  });

  it('are seen by whoever governs them, each with what it was told, or why it was told nothing', async () => {
    await shell.be('Amara');
    await shell.press('Mutual');
    await tab().getByRole('button', { name: 'Results', exact: true }).click();
    await rows().first().waitFor();
    expect(await rows().locator('th').allInnerTexts()).toEqual(['Harbour', 'Lighthouse']);
    expect(await rows().nth(0).locator('td').count()).toBe(4);
    expect(await rows().nth(1).innerText()).toContain('No result: fewer than 5 answered');
    await heat().scrollIntoViewIfNeeded();
    await look(shell.page, 'many-two');
  });

  it('are not shown team by team to a member, who is told the sum alone', async () => {
    await shell.be('Mei');
    await tab().getByRole('button', { name: 'Results', exact: true }).click();
    await tab().getByText('How this was counted').waitFor();
    expect(await heat().count()).toBe(0);
  });

  it.each(['en', 'de', 'ar'])(
    'are readable when they are two hundred, in %s: a page at a time, by keyboard, on a phone',
    async (language) => {
      const { pulse } = (await stage()).pulse!;
      const { terms } = (await callAs(app.url, 'Amara', 'GET', `/api/teams/${HARBOUR}/pulses/${pulse}`)) as { terms: { items: ItemId[] } };
      const all = Array.from({ length: 201 }, (_, nth) => madeUp(nth, terms.items));
      await shell.page.route(/\/joined\b/, (route) => {
        const { searchParams } = new URL(route.request().url());
        const found = all.filter(({ name }) => name.includes(searchParams.get('search') ?? ''));
        const from = found.findIndex(({ team }) => team === searchParams.get('after')) + 1;
        const teams = found.slice(from, from + 25);
        const next = from + 25 < found.length ? teams.at(-1)!.team : null;
        return route.fulfill({ json: { teams, count: found.length, next } satisfies JoinedPage });
      });
      await shell.page.locator('#language').selectOption(language);
      await shell.be('Amara');
      // The tab anew, whoever was there before.
      await shell.press('Mutual');
      await tab().locator('nav button').nth(1).click();
      await rows().nth(24).waitFor();
      await heat().locator('button').focus();
      await shell.page.keyboard.press('Enter');
      await rows().nth(49).waitFor();
      await eventually(() => isFocused(rows().nth(25).locator('th')));
      expect(await heat().locator('thead th').count()).toBe(terms.items.length + 1);
      await heat().locator('h2').scrollIntoViewIfNeeded();
      await look(shell.page, `many-${language}`);
      expect(await axe(shell.page)).toEqual([]);
      if (language !== 'en') return;
      for (const theme of ['dark', 'contrast']) {
        await shell.page.getByRole('button', { name: theme === 'dark' ? 'Dark' : 'Contrast' }).click();
        await tab().locator(`html[data-theme=${theme}]`).waitFor();
        await look(shell.page, `many-${theme}`);
        expect(await axe(shell.page)).toEqual([]);
      }
      await shell.press('Light');
      await shell.page.setViewportSize({ width: 320, height: 800 });
      await heat().locator('table').scrollIntoViewIfNeeded();
      await look(shell.page, 'many-320');
      const wide = await tab()
        .locator('html')
        .evaluate((page) => page.scrollWidth > page.clientWidth);
      expect(wide).toBe(false);
      await shell.page.setViewportSize({ width: 1280, height: 900 });
      await heat().locator('input').fill('north and west 4');
      await eventually(async () => (await rows().count()) === 2);
    },
  );
});
