// A pulse's week as people click it: the real tab with the real teams-js in the shell, in English and, with the ballot box apart, in Arabic.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballotsApart, type BallotsApart } from '../support/ballots-apart.ts';
import { aContext, axe, launchBrowser, look } from '../support/browser.ts';
import { running } from '../support/running.ts';
import { openShell, type Shell } from '../support/shell.ts';
import type { Stage } from '../../server/sandbox/stage/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Every byte that was sent to a ballot box on its own. */
let asked = '';

/** What a person reads and clicks, by language. */
const WORDS = {
  en: {
    save: 'Save to my calendar',
    saved: 'Saved to',
    opening: 'To opening',
    closing: 'To closing',
    answer: 'Answer',
    send: 'Send',
    counted: 'Counted',
    close: 'Close',
    others: 'Let the others answer',
    all: '14 of 14 counted',
    result: 'See the result',
    card: 'See the result',
    says: 'What the answers say',
    invite: 'Send the invitation',
    invited: 'Invitation sent',
    inList: 'In the list',
    elsewhere: 'You began on another device',
    openNow: 'Open it now',
    post: 'Send',
    teams: 'Teams',
  },
  ar: {
    save: 'احفظ في تقويمي',
    saved: 'حُفظت في تقويم',
    opening: 'إلى الفتح',
    closing: 'إلى الإغلاق',
    answer: 'أجب',
    send: 'أرسل',
    counted: 'حُسبت',
    close: 'إغلاق',
    others: 'دع الآخرين يجيبون',
    all: '14 من 14',
    result: 'عرض النتيجة',
    card: 'اعرض النتيجة',
    says: 'ما تقوله الإجابات',
    invite: 'أرسل الدعوة',
    invited: 'أُرسلت الدعوة',
    inList: 'في القائمة',
    elsewhere: 'بدأت على جهاز آخر',
    openNow: 'افتحه الآن',
    post: 'إرسال',
    teams: 'الفرق',
  },
} as const;

describe.each([
  ['en', 'in one process', false],
  ['ar', 'apart', true],
] as const)('A pulse’s week in %s, with the ballot box %s', (language, _shape, apart) => {
  const words = WORDS[language];
  let app: Awaited<ReturnType<typeof running>>;
  let box: BallotsApart | undefined;
  let page: Page;
  let shell: Shell;
  const tab = () => shell.tab();
  const dialog = () => shell.dialog();
  const be = (name: string) => shell.be(name);
  const press = (name: string) => shell.press(name);

  beforeAll(async () => {
    box = apart ? await ballotsApart() : undefined;
    app = await running({ TZ: 'Europe/Berlin', ...(box && { BALLOT_URL: box.place.url, BALLOT_SECRET: box.place.secret }) });
    const { now } = (await (await fetch(`${app.url}/sandbox/stage`)).json()) as Stage;
    await box?.start(app.url, now);
    shell = await openShell(browser, app.url, language);
    page = shell.page;
  });
  afterAll(async () => {
    await shell.close();
    await app.stop();
    asked += box?.relay.asked() ?? '';
    await box?.close();
  });

  it('the admin saves the cadence in Outlook, and it stands in her calendar', async () => {
    await tab().getByRole('button', { name: words.save }).click();
    await tab().getByText(words.saved).first().waitFor();
    await page.locator('[data-source=cadence], .ev.pulse').first().waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(await axe(page)).toEqual([]);
    await look(page, `week-${language}-cadence`);
  });

  it('the clock moved to the occurrence opens the pulse: its card is in the channel', async () => {
    await press(words.opening);
    await be('Mei');
    await page.getByRole('button', { name: words.answer, exact: true }).nth(1).waitFor();
    expect(await axe(page)).toEqual([]);
    await look(page, `week-${language}-card`);
  });

  it.each([
    ['Mei', 'by mouse'],
    ['Tomás', 'by keys'],
    ['Priya', 'by arrows and space'],
  ])('%s answers in the dialog %s, sends once, and reads "counted" with a receipt of four words', async (name, how) => {
    await be(name);
    await page.locator('.bub, .post, article').getByRole('button', { name: words.answer, exact: true }).last().click();
    await dialog().locator('fieldset').first().waitFor();
    await answer(how);
    if (name === 'Mei') {
      expect(await axe(page)).toEqual([]);
      await look(page, `week-${language}-ballot`);
    }
    await dialog().getByRole('button', { name: words.send, exact: true }).click();
    await dialog().getByRole('heading', { name: words.counted }).waitFor();
    expect(await dialog().locator('.words > span').count()).toBe(4);
    await dialog().getByRole('button', { name: words.close, exact: true }).click();
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
  });

  async function answer(how: string): Promise<void> {
    const sets = dialog().locator('fieldset');
    for (let nth = 0; nth < 4; nth++) {
      const set = sets.nth(nth);
      if (how === 'by mouse') await set.locator('label').nth(3).click();
      if (how === 'by keys' && nth === 0) {
        await set.locator('input').first().focus();
        // As fast as anybody can: none may be lost.
        await page.keyboard.type('2345');
      }
      if (how === 'by arrows and space') {
        await set.locator('input').first().focus();
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowDown');
      }
      await set.locator(':checked').waitFor();
    }
  }

  it('a member who opens the pulse on another device is told kindly to finish on the first', async () => {
    const device = await aContext(browser, { viewport: { width: 360, height: 800 } });
    const other = await device.newPage();
    await other.goto(app.url);
    await other.getByRole('combobox').first().selectOption(language);
    await other.getByRole('button', { name: /^Tomás/ }).click();
    await other.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
    const elsewhere = other.frameLocator('main iframe').getByRole('heading', { name: words.elsewhere });
    await elsewhere.waitFor();
    expect(await elsewhere.isVisible()).toBe(true);
    await device.close();
  });

  it('the others answer through the same client, until all fourteen are counted', async () => {
    await press(words.others);
    const all = page.getByText(words.all).first();
    await all.waitFor();
    expect(await all.isVisible()).toBe(true);
  });

  it('at closing time the result is there for the leader, who invites to the conversation', async () => {
    await press(words.closing);
    await be('Jonas');
    await press(words.result);
    await tab().getByRole('heading', { name: words.says }).waitFor();
    expect(await axe(page)).toEqual([]);
    await look(page, `week-${language}-report`);
    await tab().getByRole('button', { name: words.invite }).click();
    await tab().getByText(words.invited).first().waitFor();
  });

  it('the member sees the same result, and her device finds her ballot in the published list', async () => {
    await be('Mei');
    await page.getByRole('tab').first().click();
    await page.locator('article').last().getByText(words.card, { exact: true }).click();
    await tab().getByRole('heading', { name: words.says }).waitFor();
    await tab().getByText(words.inList).first().waitFor();
    expect(await tab().getByRole('button', { name: words.invite }).count()).toBe(0);
  });

  it('the leader sends a pulse from the compose box, and anybody finds it there and inserts its card', async () => {
    await be('Jonas');
    await page.locator('.rail').getByRole('button', { name: words.teams, exact: true }).click();
    const before = await page.locator('article').count();
    const commands = page.locator('.commands');
    const open = () =>
      page
        .getByRole('button', { name: /^Mutual/ })
        .last()
        .click();
    await open();
    await commands.getByRole('button').first().click();
    await dialog().getByRole('button', { name: words.openNow }).click();
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
    await page.locator('article').nth(before).getByRole('button', { name: words.answer }).waitFor();
    await be('Mei');
    await open();
    await commands.locator('li button').first().click();
    await page.getByRole('button', { name: words.post, exact: true }).last().click();
    const inserted = page
      .locator('article')
      .nth(before + 1)
      .getByRole('button', { name: words.answer });
    await inserted.waitFor();
    expect(await inserted.isVisible()).toBe(true);
  });

  it('no page has thrown', () => expect(shell.faults).toEqual([]));
});

it('In all this no browser has asked the ballot box on its own first whether it may ask, or said who asks', () => {
  const methods = [...asked.matchAll(/([A-Z]+) \/(?:ballot|voice)\/\S+ HTTP\/1\.1/g)].map(([, method]) => method);
  expect(new Set(methods)).toEqual(new Set(['GET', 'POST']));
  expect(asked).not.toMatch(/OPTIONS \S+ HTTP\/1\.1/);
  expect(asked.toLowerCase()).not.toMatch(/\r\n(cookie|referer|authorization: bearer eyj)/);
});
