// The pages about the program as people come to them: half-way through a ballot, from the results, in a browser, on paper.
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from '../../server/sandbox/stage/stage.ts';
import { aContext, axe, launchBrowser, look } from '../support/browser.ts';
import { running } from '../support/running.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The card speaks the language of the cadence, of which there is none. */
const CARD_ANSWER = 'Answer';

const WORDS = {
  en: {
    who: 'Who can see what',
    whole: 'All of it, on one page',
    claim: 'We cannot look it up later',
    back: 'Back',
    council: 'For the works council',
    kept: 'What is kept, where and how long',
    print: 'Print',
    results: 'Results',
  },
  ar: {
    who: 'من يرى ماذا',
    whole: 'كل ذلك في صفحة واحدة',
    claim: 'لا نستطيع أن نبحث عنه لاحقًا',
    back: 'رجوع',
    council: 'لممثلي العاملين',
    kept: 'ما يُحفظ وأين وكم يبقى',
    print: 'اطبع',
    results: 'النتائج',
  },
} as const;

describe.each(['en', 'ar'] as const)('Who can see what, in %s', (language) => {
  const words = WORDS[language];
  let app: Awaited<ReturnType<typeof running>>;
  let page: Page;

  const dialog = (): FrameLocator => page.frameLocator('[role=dialog] iframe');
  const tab = (): FrameLocator => page.frameLocator('main iframe').first();
  const button = (frame: FrameLocator, name: string) => frame.getByRole('button', { name, exact: true });
  const heading = (frame: FrameLocator, name: string) => frame.getByRole('heading', { name }).waitFor();
  const stage = async () => (await page.request.get(`${app.url}/sandbox/stage`)).json() as Promise<Stage>;
  const personOf = async (first: string) => (await stage()).people.find(({ name }) => name.startsWith(first))?.id ?? '';

  /** A pulse that the leader opens by hand; a member in her channel. */
  beforeAll(async () => {
    app = await running({ TZ: 'Europe/Berlin' });
    const context = await aContext(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    const { team } = await stage();
    const { token } = await (await page.request.get(`${app.url}/sandbox/token?person=${await personOf('Jonas')}`)).json();
    const opened = await page.request.post(`${app.url}/api/teams/${team.id}/pulses`, {
      headers: { authorization: `Bearer ${token}` },
      data: { items: null, workingDays: 3 },
    });
    expect(opened.status()).toBe(200);
    await page.goto(`${app.url}/#${new URLSearchParams({ who: await personOf('Mei'), host: 'teams', theme: 'light', language })}`);
  });
  afterAll(async () => {
    await page.context().close();
    await app.stop();
  });

  it('before the first answer, and half-way, a member reads it; her ballot waits as she left it, and keys do not answer it', async () => {
    await page.locator('article').getByRole('button', { name: CARD_ANSWER, exact: true }).last().click();
    const sets = dialog().locator('fieldset');
    await sets.first().waitFor();
    await dialog().getByText(words.who, { exact: true }).click();
    await button(dialog(), words.whole).click();
    await button(dialog(), words.back).click();
    await sets.first().locator('label').nth(3).click();
    await sets.nth(1).locator('label').nth(1).click();
    await button(dialog(), words.whole).click();
    await heading(dialog(), words.claim);
    await page.keyboard.press('5');
    expect(await axe(page)).toEqual([]);
    await look(page, `who-${language}`);
    await button(dialog(), words.council).click();
    await heading(dialog(), words.kept);
    expect(await axe(page)).toEqual([]);
    await button(dialog(), words.back).click();
    expect(await button(dialog(), words.whole).evaluate((whole) => whole === document.activeElement)).toBe(true);
    const given = await sets.locator(':checked').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    expect(given).toEqual(['4', '2']);
    await page.keyboard.press('Escape');
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
  });

  it('at the foot of every section stand both pages; what the works council gets can be printed', async () => {
    await page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
    await button(tab(), words.results).click();
    await button(tab(), words.council).click();
    await heading(tab(), words.kept);
    const frame = page.frames().at(-1);
    await frame?.evaluate(() => addEventListener('beforeprint', () => (document.title = 'printed')));
    await button(tab(), words.print).click();
    expect(await frame?.title()).toBe('printed');
    await button(tab(), words.who).click();
    await heading(tab(), words.claim);
    await button(tab(), words.back).click();
    await button(tab(), words.results).waitFor();
  });

  it('whoever has their address reads both pages in a browser, without Teams and without signing in; paper is black on white', async () => {
    const context = await aContext(browser, { locale: language });
    const paper = await context.newPage();
    await paper.goto(`${app.url}/tab/index.html?place=council`);
    await paper.getByRole('heading', { name: words.kept }).waitFor();
    expect(await paper.getByRole('button', { name: words.back }).count()).toBe(0);
    await paper.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    await paper.emulateMedia({ media: 'print' });
    expect(await paper.getByRole('button').count()).toBe(0);
    const colours = await paper.evaluate(() => {
      const styles = [...document.querySelectorAll('.about-reading, .about-reading *')].map((element) => getComputedStyle(element));
      return [new Set(styles.map(({ color }) => color)), new Set(styles.map(({ backgroundColor }) => backgroundColor))].map((set) => [
        ...set,
      ]);
    });
    expect(colours).toEqual([['rgb(0, 0, 0)'], ['rgba(0, 0, 0, 0)']]);
    await paper.emulateMedia({ media: 'screen' });
    await paper.getByRole('button', { name: words.who }).click();
    await paper.getByRole('heading', { name: words.claim }).waitFor();
    await context.close();
  });
});
