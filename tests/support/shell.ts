// The sandbox's shell in a browser, as somebody sits in front of it.
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { Stage } from '../../server/sandbox/stage/stage.ts';
import { aContext } from './browser.ts';

export interface Shell {
  page: Page;
  /** What a page has thrown. */
  faults: string[];
  tab: () => FrameLocator;
  dialog: () => FrameLocator;
  /** Sits down as somebody, by first name. */
  be: (name: string) => Promise<void>;
  /** Presses the first button of this name in the shell. */
  press: (name: string) => Promise<void>;
  close: () => Promise<void>;
}

/** @param url of the sandbox */
export async function openShell(browser: Browser, url: string, language: string, width = 1280): Promise<Shell> {
  const context = await aContext(browser, { viewport: { width, height: 900 }, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(url);
  await page.getByRole('combobox').first().selectOption(language);
  return {
    page,
    faults,
    tab: () => page.frameLocator('main iframe').first(),
    dialog: () => page.frameLocator('[role=dialog] iframe'),
    be: (name) =>
      page
        .locator('.who')
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .click(),
    press: (name) => page.getByRole('button', { name, exact: true }).first().click(),
    close: () => context.close(),
  };
}

/** A call to the product in somebody's name, past the browser. @returns the body @throws Error if it is refused */
export async function callAs(url: string, first: string, method: string, path: string, body?: object): Promise<unknown> {
  const { people } = (await (await fetch(`${url}/sandbox/stage`)).json()) as Stage;
  const person = people.find(({ name }) => name.startsWith(first));
  const { token } = (await (await fetch(`${url}/sandbox/token?person=${person?.id}`)).json()) as { token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const reply = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
