// The sandbox's shell in a browser, as somebody sits in front of it.
import type { Browser, FrameLocator, Page } from 'playwright-core';

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
  const context = await browser.newContext({ viewport: { width, height: 900 }, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
  context.setDefaultTimeout(12_000);
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
    be: (name) => page.getByRole('button', { name: new RegExp(`^${name}`) }).click(),
    press: (name) => page.getByRole('button', { name, exact: true }).first().click(),
    close: () => context.close(),
  };
}
