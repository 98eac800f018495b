// What a leader's page draws of a year: the map, the directions, each statement over time; in every look, by keyboard and read aloud.
import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Language, TeamId } from '#domain/ids';
import type { Report } from '#domain/report/report';
import type { Stage } from '../../server/sandbox/stage/stage.ts';
import { axe, launchBrowser, look } from '../support/browser.ts';
import { madeUpYear, summaryOf, viewOf } from '../support/made-up-year.ts';
import { running } from '../support/running.ts';
import { openShell, type Shell } from '../support/shell.ts';

let app: Awaited<ReturnType<typeof running>>;
let browser: Browser;
let team: TeamId;
beforeAll(async () => {
  [app, browser] = await Promise.all([running({ TZ: 'Europe/Berlin' }), launchBrowser()]);
  team = TeamId.parse(((await (await fetch(`${app.url}/sandbox/stage`)).json()) as Stage).team.id);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** In the server's place, which has not had a year. */
function answer(reports: readonly Report[], route: Route): Promise<void> {
  const [, pulse, of] = /\/pulses\/([^/]+)\/?(\w*)$/.exec(new URL(route.request().url()).pathname) ?? [];
  const found = reports.find(({ terms }) => terms.pulse === pulse);
  if (!found) return route.fulfill({ json: { pulses: reports.map(summaryOf).toReversed() } });
  if (of === 'report') return route.fulfill({ json: found });
  if (of === 'voices') return route.fulfill({ json: { threads: [] } });
  return of === '' ? route.fulfill({ json: viewOf(found) }) : route.fulfill({ status: 503 });
}

/** The leader reads the newest of these reports. */
async function reading(reports: readonly Report[], language: Language, width = 1280): Promise<Shell> {
  const shell = await openShell(browser, app.url, language, width);
  await shell.page.setViewportSize({ width, height: 4600 });
  await shell.page.route(/\/api\/(teams\/[^/]+\/)?pulses\b/, (route) => answer(reports, route));
  await shell.be('Jonas');
  await shell.page.reload();
  await shell.page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
  await shell.tab().locator('#map').waitFor();
  return shell;
}

describe.each(Language.options)('A year of one team, in %s', (language) => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await reading(madeUpYear(team), language);
  });
  afterAll(() => shell.close());

  it('is drawn', async () => {
    expect(await axe(shell.page)).toEqual([]);
    await look(shell.page, `pictures-${language}`);
    expect(shell.faults).toEqual([]);
  });
});
