// The top of the public address, as production serves it: for whoever follows the links of the app's page in Teams, or has to consent.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLOOR } from '#domain/policy/policy';
import { REPORT_DAYS } from '#domain/privacy/retention';
import { Language } from '#domain/ids';
import { aContext, axe, launchBrowser, look } from '../support/browser.ts';
import { COMPLETE } from '../support/complete-environment.ts';
import { serving } from '../support/serving.ts';
import { ar } from '../../server/http/front/locales/ar.ts';
import { de } from '../../server/http/front/locales/de.ts';
import { en } from '../../server/http/front/locales/en.ts';
import { es } from '../../server/http/front/locales/es.ts';
import { fr } from '../../server/http/front/locales/fr.ts';
import { ja } from '../../server/http/front/locales/ja.ts';

const WORDS = { en, de, fr, es, ja, ar };
let browser: Browser;
let server: Awaited<ReturnType<typeof serving>>;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serving()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const page = async (accept: string) => {
  const reply = await fetch(`${server.url}/`, { headers: { 'accept-language': accept } });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
};

describe('The front page', () => {
  it.each([
    ['de-AT,de;q=0.9,en;q=0.5', 'de'],
    ['ar-EG', 'ar'],
    ['fr-CA,fr;q=0.9', 'fr'],
    ['es-MX', 'es'],
    ['ja-JP', 'ja'],
    ['zh-Hans-CN,zh;q=0.9', 'en'],
    ['it, de;q=0.4', 'de'],
    ['*', 'en'],
    ['', 'en'],
  ] as const)('is in the language that the browser asks for: %s is answered in %s', async (accept, language) => {
    const { status, headers, text } = await page(accept);
    expect([status, headers.get('content-language'), headers.get('vary')]).toEqual([200, language, 'Accept-Language']);
    expect(text).toContain(WORDS[language].claim);
    expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
  });

  it.each(Language.options)('says in %s the program’s own numbers, and no other', async (language) => {
    const { text } = await page(language);
    const said = text.slice(text.indexOf('<main>')).replace(/<svg.*<\/svg>|<[^>]+>|Microsoft 365/g, ' ');
    expect(said.match(/\d+/g)?.map(Number)).toEqual([FLOOR, REPORT_DAYS]);
    expect(said).not.toContain('{{');
  });

  it('is where every link of the manifest that is not the tab’s leads, and these places are there', async () => {
    const { text } = await page('en');
    for (const place of ['privacy', 'terms']) expect(text).toContain(`id="${place}"`);
    for (const place of ['who', 'council']) {
      const path = `/tab/index.html?place=${place}`;
      expect(text).toContain(`href="${path}"`);
      expect((await fetch(server.url + path)).status).toBe(200);
    }
  });

  it('loads nothing, runs no script and stands in no frame', async () => {
    const { headers, text } = await page('en');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';style-src 'sha256-\S+';frame-ancestors 'none'/);
    expect(text).not.toMatch(/<script|<link|<img/);
  });

  it('sends an administrator on to where all that Mutual needs is consented to', async () => {
    const reply = await fetch(`${server.url}/consent`, { redirect: 'manual' });
    const { TENANT_ID, CLIENT_ID } = COMPLETE;
    expect(reply.status).toBe(302);
    expect(reply.headers.get('location')).toBe(`https://login.microsoftonline.com/${TENANT_ID}/adminconsent?client_id=${CLIENT_ID}`);
  });

  it.each([
    ['en', 'light', 1280],
    ['de', 'dark', 1280],
    ['ar', 'light', 1280],
    ['ar', 'dark', 320],
    ['de', 'light', 320],
    ['fr', 'dark', 320],
    ['es', 'light', 320],
    ['ja', 'light', 320],
  ] as const)('is accessible and fits, in %s, %s, %i px wide', async (locale, colorScheme, width) => {
    const context = await aContext(browser, { locale, colorScheme, viewport: { width, height: 900 } });
    const front = await context.newPage();
    const faults: string[] = [];
    front.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
    await front.goto(`${server.url}/`);
    await front.getByRole('heading', { name: WORDS[locale].claim }).waitFor();
    expect(await axe(front)).toEqual([]);
    expect(await front.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await look(front, `front-${locale}-${colorScheme}-${width}`);
    await front.getByRole('link', { name: WORDS[locale].who }).click();
    await front.getByRole('table').first().waitFor();
    expect(await front.evaluate(() => document.documentElement.dataset['theme'])).toBe(colorScheme);
    await context.close();
  });

  it('is where the tab’s own address leads outside of Teams', async () => {
    const context = await aContext(browser);
    const tab = await context.newPage();
    await tab.goto(`${server.url}/tab/index.html`);
    await tab.getByRole('heading', { name: en.claim }).waitFor();
    expect(new URL(tab.url()).pathname).toBe('/');
    await context.close();
  });
});
