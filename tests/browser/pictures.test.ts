// What a leader's page draws of a year: the map, the directions, each statement over time; in every look, by keyboard and read aloud.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TeamId, type Language } from '#domain/ids';
import type { Report } from '#domain/report/report';
import type { Stage } from '../../server/sandbox/stage/stage.ts';
import { axe, launchBrowser, look } from '../support/browser.ts';
import { answerFrom, contented, madeUpYear } from '../support/made-up-year.ts';
import { running } from '../support/running.ts';
import { openShell, type Shell } from '../support/shell.ts';

/** Compressed, in bytes: all that a leader's page needs, its pictures included. */
const SCRIPT_MAX = 220_000;
const MAP = {
  en: 'The team stands in interdependence: you count on each other, and you act on your own responsibility.',
  de: 'Das Team steht im Miteinander: Sie verlassen sich aufeinander und handeln in eigener Verantwortung.',
  ar: 'الفريق في موضع الترابط: تعتمدون بعضكم على بعض، وتتصرفون على مسؤوليتكم.',
};

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

interface Reading extends Shell {
  /** Which reports were asked for, by their pulses. */
  asked: string[];
}

/** The leader reads the newest of these reports. */
async function reading(reports: readonly Report[], language: Language): Promise<Reading> {
  const shell = await openShell(browser, app.url, language);
  const asked: string[] = [];
  await shell.page.route(/\/api\/(teams\/[^/]+\/)?pulses\b/, (route) => answerFrom(reports, route, asked));
  await shell.be('Jonas');
  await shell.page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
  await shell.tab().locator('#map').waitFor();
  return { ...shell, asked };
}

describe.each(['en', 'de', 'ar'] as const)('A year of one team, in %s', (language) => {
  let shell: Reading;
  beforeAll(async () => {
    shell = await reading(madeUpYear(team), language);
  });
  afterAll(() => shell.close());
  const section = (name: string) => shell.tab().locator(`section[aria-labelledby=${name}]`);

  it('is read from top to bottom: where the team stands, what the answers say, how the leader sees it, how it went; each picture has its sentence', async () => {
    const titles = await shell
      .tab()
      .locator('.page h2')
      .evaluateAll((all) => all.map(({ id }) => id));
    expect(titles.slice(0, 4)).toEqual(['map', 'say', 'mirror', 'year']);
    expect(await section('map').locator('figure').getAttribute('aria-label')).toBe(MAP[language]);
    const labels = await section('year')
      .locator('svg')
      .evaluateAll((all) => all.map((svg) => svg.getAttribute('aria-label') ?? ''));
    expect(labels.length).toBe(8);
    expect(labels.every((label) => label.length > 40)).toBe(true);
    expect(shell.faults).toEqual([]);
  });

  it('has its numbers behind it, which open by keyboard', async () => {
    for (const name of ['map', 'year']) {
      await section(name).locator('summary').first().focus();
      await shell.page.keyboard.press('Enter');
      await section(name).locator('table').first().waitFor();
    }
    expect(await section('map').locator('tbody tr').count()).toBe(5);
    expect(await section('year').locator('table').count()).toBe(8);
    expect(await axe(shell.page)).toEqual([]);
  });

  it('fits the narrowest phone, its numbers open', async () => {
    await shell.page.setViewportSize({ width: 320, height: 900 });
    await section('map').scrollIntoViewIfNeeded();
    const wide = await shell
      .tab()
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(wide).toBe(0);
    await look(shell.page, `pictures-${language}-320`);
  });

  it('is mirrored with its language: what is high lies where the words say so', async () => {
    const side = await section('map')
      .locator('figure')
      .evaluate((figure) => {
        const middle = (element: Element | null) => {
          const { left = 0, right = 0 } = element?.getBoundingClientRect() ?? {};
          return (left + right) / 2;
        };
        return Math.sign(middle(figure.querySelector('.map-map-box')) - middle(figure.querySelector('svg')));
      });
    expect(side).toBe(language === 'ar' ? -1 : 1);
  });
});

describe('A leader’s page', () => {
  let shell: Reading;
  beforeAll(async () => {
    shell = await reading(madeUpYear(team), 'en');
  });
  afterAll(() => shell.close());

  it('takes 220 kB of script at most, pictures included', async () => {
    const scripts = await shell
      .tab()
      .locator('body')
      .evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.endsWith('.js'))
          .map((entry) => ({ url: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })),
      );
    expect(scripts.some(({ url }) => url.includes('/pictures-'))).toBe(true);
    const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
    expect(bytes).toBeGreaterThan(SCRIPT_MAX / 4);
    expect(bytes).toBeLessThanOrEqual(SCRIPT_MAX);
  });

  it.each(['dark', 'contrast'])('can be read in the theme %s', async (theme) => {
    await shell
      .tab()
      .locator('html')
      .evaluate((html, to) => (html.dataset['theme'] = to), theme);
    expect(await axe(shell.page)).toEqual([]);
    await look(shell.page, `pictures-${theme}`);
  });

  it('loads each report once, and pages back without another', async () => {
    await shell.tab().getByRole('button', { name: 'Earlier', exact: true }).click();
    await shell
      .tab()
      .getByText(/^27\D30 October$/)
      .waitFor();
    await shell.tab().locator('#map').waitFor();
    expect(shell.asked.toSorted()).toEqual([...new Set(shell.asked)].toSorted());
    expect(shell.asked.length).toBe(27);
  });

  it('asks, where everybody agrees and nobody speaks, whether it is safe to disagree', async () => {
    const quiet = await reading(contented(madeUpYear(team)), 'en');
    await quiet.tab().getByRole('heading', { name: 'Little disagreement was heard. Is it safe to disagree?' }).waitFor();
    await look(quiet.page, 'pictures-silence');
    expect(quiet.faults).toEqual([]);
    await quiet.close();
  });
});
