// A browser on any machine, and what tests ask of a page: is it accessible, and what does it look like.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { default as Axe, RunOptions } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type LaunchOptions, type Page } from 'playwright-core';
import { bundledChromium } from './bundled-chromium.ts';

const WELL_KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

let started: Promise<Browser> | undefined;

/**
 * The headless browser of this process, started once: to start one takes a second of a processor, and a context is all that files have of
 * their own. To close it closes the contexts; it ends with the process.
 * @throws an Error that says what to install, with the reason of each attempt.
 */
export async function launchBrowser(): Promise<Browser> {
  const browser = await (started ??= startBrowser());
  browser.close = async () => void (await Promise.all(browser.contexts().map((context) => context.close())));
  return browser;
}

/** `CHROME_PATH` and nothing else if set, or the first that starts of npm's own, Chrome, Edge, well known places, Playwright's. */
async function startBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for (const [name, find] of candidates()) {
    try {
      const found = await find();
      if (found !== undefined) return await chromium.launch({ ...found, headless: true, args: switches() });
    } catch (error) {
      failures.push(`  ${name}: ${String(error).split('\n')[0]}`);
    }
  }
  throw new Error(
    `No browser starts. Install Chrome or Edge, or run: npx playwright-core install chromium-headless-shell\n${failures.join('\n')}`,
  );
}

type Candidate = [name: string, find: () => LaunchOptions | undefined | Promise<LaunchOptions | undefined>];

function candidates(): Candidate[] {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined) return [['CHROME_PATH', () => ({ executablePath: chosen })]];
  return [
    ['@sparticuz/chromium', bundledChromium],
    ...['chrome', 'msedge'].map((channel): Candidate => [channel, () => ({ channel })]),
    ...WELL_KNOWN.filter(existsSync).map((path): Candidate => [path, () => ({ executablePath: path })]),
    ["Playwright's own", () => ({})],
  ];
}

/** Chromium's own sandbox does not start as root, as in a container; containers also have little shared memory. */
const switches = () => ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

/** For what never comes, and nothing else; in milliseconds. */
const PATIENCE = 120_000;

/** One person's window. */
export async function aContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  return context;
}

interface Violation {
  rule: string;
  why: string;
  /** Selectors of the elements. */
  where: string[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG_AA: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // What is in order is not described element by element: nobody reads that, and it is most of the work.
  resultTypes: ['violations'],
};

/** What axe finds wrong in a page and the frames in it (WCAG 2.2 A and AA, best practice). Injected from outside, so no CSP need allow it. */
export async function axe(page: Page): Promise<Violation[]> {
  for (const frame of page.frames()) await frame.evaluate(axeSource);
  const { violations } = await page.evaluate((options) => (window as unknown as { axe: typeof Axe }).axe.run(options), WCAG_AA);
  return violations.map(({ id, help, nodes }) => ({ rule: id, why: help, where: nodes.map(({ target }) => target.join(' ')) }));
}

/** Saves a picture of the page, if the environment's `MUTUAL_PICTURES` names a folder. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['MUTUAL_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
