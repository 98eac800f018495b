// A card as Microsoft's own renderer draws it, and where it leads in the shell.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Language, type ItemId } from '#domain/ids';
import { insertedCard, openCard, promiseCard } from '../../server/microsoft/cards.ts';
import { aContext, launchBrowser, look } from '../support/browser.ts';
import { running } from '../support/running.ts';
import { callAs, openShell } from '../support/shell.ts';
import type { Stage } from '../../server/sandbox/stage/stage.ts';
import { CHECK_BACK, termsOf } from '../unit/domain/made-up.ts';

const APP = '7e4a11ed-0000-4000-8000-000000000003';
const RENDERER = readFileSync(createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

const terms = (language: Language) =>
  termsOf(0, {
    ...{ language, items: ['relying-1', 'help-in-time-1', 'candour-1'] as ItemId[], teamName: 'Ops *West* [1]' },
    ...({ team: 'ba4b0a4d-0000-4000-8000-000000000001', pulse: 'A'.repeat(22), keyId: 'B'.repeat(43) } as object),
  });

/** A card as it is drawn in a Teams that runs in one direction, as wide as the window. */
async function draw(host: 'ltr' | 'rtl', card: object, width = 1280): Promise<Page> {
  const context = await aContext(browser, { viewport: { width, height: 480 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.setContent(`<html dir="${host}"><body></body></html>`);
  await page.addScriptTag({ content: RENDERER });
  await page.evaluate((content) => {
    interface Renderer {
      parse(card: object): void;
      render(): HTMLElement;
    }
    const { AdaptiveCard } = (window as unknown as { AdaptiveCards: { AdaptiveCard: new () => Renderer } }).AdaptiveCards;
    const drawing = new AdaptiveCard();
    drawing.parse(content);
    document.body.replaceChildren(drawing.render());
  }, card);
  return page;
}

/** In which direction the texts of a card run, in a Teams that runs in one of its own. */
const directionsOf = async (host: 'ltr' | 'rtl', card: object): Promise<string[]> =>
  (await draw(host, card)).evaluate(() => {
    const texts = [...document.body.querySelectorAll('.ac-textBlock, .ac-fact-title, .ac-fact-value')];
    return [...new Set(texts.map((text) => getComputedStyle(text).direction))];
  });

describe.each(['ltr', 'rtl'] as const)('A card in a Teams that runs %s', (host) => {
  it.each(Language.options)('runs in the direction of its own language, also inserted in Outlook: %s', async (language) => {
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    expect(await directionsOf(host, await openCard(terms(language), APP))).toEqual([direction]);
    expect(await directionsOf(host, await insertedCard({ terms: terms(language), report: null }, APP, 'outlook'))).toEqual([direction]);
    expect(await directionsOf(host, await promiseCard(CHECK_BACK, terms(language), APP))).toEqual([direction]);
  });
});

/** Texts of a card that are wider than their place where a chat is narrowest. */
async function widerIn(language: Language, card: object): Promise<[Page, (string | null)[]]> {
  const page = await draw(language === 'ar' ? 'rtl' : 'ltr', card, 280);
  const wider = await page.evaluate(() =>
    [...document.querySelectorAll('body, body *')]
      .filter((text) => text.clientWidth > 0 && text.scrollWidth > text.clientWidth)
      .map((text) => text.textContent),
  );
  return [page, wider];
}

it.each(Language.options)('In %s all of a card is to be read, also where a chat is narrowest', async (language) => {
  const [opened, wider] = await widerIn(language, await openCard(terms(language), APP));
  await look(opened, `open-card-${language}`);
  const [promised, wide] = await widerIn(language, await promiseCard(CHECK_BACK, terms(language), APP));
  const texts = await promised.locator('.ac-textBlock').allInnerTexts();
  expect([wider, wide, texts.includes(CHECK_BACK.ask), texts.includes(CHECK_BACK.expect)]).toEqual([[], [], true, true]);
  await look(promised, `promise-card-${language}`);
});

it('“Who can see what” on the card in the channel opens that page, and no ballot', async () => {
  const app = await running({ TZ: 'Europe/Berlin' });
  onTestFinished(() => app.stop().then(() => undefined));
  const { team, people } = (await (await fetch(`${app.url}/sandbox/stage`)).json()) as Stage;
  const who = people.find(({ name }) => name.startsWith('Mei'))?.id ?? '';
  await callAs(app.url, 'Jonas', 'POST', `/api/teams/${team.id}/pulses`, { items: null, workingDays: 3 });
  const shell = await openShell(browser, `${app.url}/#${new URLSearchParams({ who, host: 'teams', language: 'en' })}`, 'en');
  onTestFinished(shell.close);
  await shell.page.locator('article').getByRole('link', { name: 'Who can see what' }).click();
  await shell.tab().getByText('We cannot look it up later').first().waitFor();
  // One that waits below the page is not seen.
  expect(await shell.tab().locator('fieldset').filter({ visible: true }).count()).toBe(0);
});
