// What a real browser sends in nobody's name, read where it comes in: on the server's side of the connection.
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PulseView } from '#contract/api';
import type { Answer } from '#domain/ballot/ballot';
import type { ballotCalls } from '../../src/tab/voter/ballot-calls.ts';
import type { openVoting } from '../../src/tab/voter/voting.ts';
import type { Stage } from '../../server/sandbox/stage/stage.ts';
import { aContext, launchBrowser } from '../support/browser.ts';
import { running } from '../support/running.ts';
import { callsTo } from '../support/calls.ts';
import { tabClient } from '../support/tab-client.ts';

const WIRETAP = fileURLToPath(new URL('../support/wiretap.mjs', import.meta.url));

interface Request {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** The browser's port: one for each connection. */
  connection: number;
}

interface Visit {
  person: string;
  answers: Answer[];
  /** What is written and what is answered to a reply; nothing if absent. */
  words?: string;
}

let app: Awaited<ReturnType<typeof running>>;
let browser: Browser;
let page: Page;
let requests: Request[];
/** Names of headers of every answer to an anonymous request. */
let answered: string[];

const isAnonymous = ({ url }: { url: string }) => url.startsWith('/ballot/') || url.startsWith('/voice/');
const anonymous = () => requests.filter(isAnonymous);
const lengthsOf = (of: RegExp) =>
  anonymous()
    .filter(({ method, url }) => method === 'POST' && of.test(url))
    .map(({ headers }) => headers['content-length']);

beforeAll(async () => {
  [app, browser] = await Promise.all([running({ NODE_OPTIONS: `--import=${WIRETAP}` }), launchBrowser()]);
  const stage = async () => (await (await fetch(`${app.url}/sandbox/stage`)).json()) as Stage;
  const { people, tenant, team } = await stage();
  const idOf = (first: string) => people.find(({ name }) => name.startsWith(first))?.id ?? '';
  const tokenOf = async (first: string) =>
    ((await (await fetch(`${app.url}/sandbox/token?person=${idOf(first)}`)).json()) as { token: string }).token;
  const { as } = callsTo(app.url, tokenOf);
  const closing = () =>
    fetch(`${app.url}/sandbox/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"to":"closing"}' });

  const context = await aContext(browser);
  // As if a proxy or a neighbour of the same host had set one.
  await context.addCookies([{ name: 'who', value: 'somebody', url: app.url }]);
  page = await context.newPage();

  const items = ['relying-1', 'ownership-1', 'candour-1', 'help-in-time-1', 'discretion-1'];
  const path = `/api/teams/${team.id}/pulses`;
  const open = async (length: number) => {
    const reply = await as('Jonas', 'POST', path, { items: items.slice(0, length), workingDays: 1 });
    expect(reply.status).toBe(200);
    return reply.body.pulse as string;
  };

  // Mei, as people do it.
  await open(4);
  await page.goto(app.url);
  await page.getByRole('button', { name: /^Mei/ }).click();
  const tab = page.frameLocator('main iframe').first();
  for (let nth = 0; nth < 4; nth++) await tab.locator('fieldset').nth(nth).locator('label').nth(nth).click();
  await tab.getByRole('button', { name: 'Send', exact: true }).click();
  await tab.getByRole('heading', { name: 'Counted' }).waitFor();
  await closing();

  // The others with the same client on a bare page of the same server: short and long pulses, extreme answers, few words and many.
  await page.goto(`${app.url}/sandbox/stage`);
  await page.evaluate(await tabClient());
  const visit = async (pulse: string, of: Visit) =>
    page.evaluate(visitInPage, { ...of, person: idOf(of.person), tenant, path: `${path}/${pulse}` });
  const short = await open(3);
  await visit(short, { person: 'Tomás', answers: [1, 1, 1], words: 'No.' });
  await visit(short, { person: 'Priya', answers: [5, 5, 5], words: 'ü'.repeat(400) });
  for (const person of ['Lena', 'Samir', 'Claire']) await visit(short, { person, answers: [0, 3, 0] });
  await closing();
  for (const person of ['Tomás', 'Priya'])
    await page.evaluate(readAndAnswerInPage, { person: idOf(person), tenant, path: `${path}/${short}` });
  const long = await open(5);
  await visit(long, { person: 'Tomás', answers: [5, 4, 3, 2, 1] });
  await visit(long, { person: 'Priya', answers: [0, 0, 0, 0, 0], words: '"\\'.repeat(200) });

  const lines = app.lines.filter((line) => line.startsWith('WIRE ')).map((line) => JSON.parse(line.slice(5)));
  requests = lines.filter((line) => line.headers?.['user-agent']?.includes('Chrome'));
  answered = lines.filter((line) => line.answered && isAnonymous(line)).flatMap((line) => line.answered);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

type Client = { openVoting: typeof openVoting; ballotCalls: typeof ballotCalls };
type Who = { person: string; tenant: string; path: string };

/** Runs in the page. */
async function visitInPage({ person, tenant, path, answers, words }: Who & Visit): Promise<void> {
  const { openVoting, ballotCalls } = (globalThis as unknown as { client: Client }).client;
  const token = async () => ((await (await fetch(`/sandbox/token?person=${person}`)).json()) as { token: string }).token;
  const view = await fetch(path, { headers: { authorization: `Bearer ${await token()}` } });
  const seen = (await view.json()) as PulseView;
  const { terms } = seen;
  const voting = await openVoting({
    api: ballotCalls(seen, token),
    storage: localStorage,
    member: { tenant, user: person } as never,
    terms,
  });
  await voting.cast(answers);
  if (words !== undefined) await voting.voice.castVoice({ problem: words, considered: '', proposal: words });
}

/** Runs in the page, when the pulse is closed. */
async function readAndAnswerInPage({ person, tenant, path }: Who): Promise<void> {
  const { openVoting, ballotCalls } = (globalThis as unknown as { client: Client }).client;
  const token = async () => ((await (await fetch(`/sandbox/token?person=${person}`)).json()) as { token: string }).token;
  const view = await fetch(path, { headers: { authorization: `Bearer ${await token()}` } });
  const seen = (await view.json()) as PulseView;
  const { terms } = seen;
  const api = ballotCalls(seen, token);
  const voting = await openVoting({ api, storage: localStorage, member: { tenant, user: person } as never, terms });
  await voting.voice.answer(person.endsWith('4') ? 'Yes.' : 'ö'.repeat(1_000));
  await voting.check(await api.bulletin());
}

describe('What the browser sends in nobody’s name', () => {
  it('is keys, ballots, voices, answers to replies, and the list of ballots', () => {
    const kinds = anonymous().map(({ method, url }) => `${method} ${url.replace(/\/[\w-]{22}/, '')}`);
    expect([...new Set(kinds)].toSorted()).toEqual([
      'GET /ballot/bulletin',
      'GET /ballot/keys',
      'POST /ballot',
      'POST /voice',
      'POST /voice/answer',
    ]);
    expect(lengthsOf(/^\/ballot/)).toHaveLength(8);
  });

  it('carries no cookie, no token and no referrer, and no header that its neighbours don’t carry', () => {
    // Which of them come, and what the browser says about itself, is the browser's; a proxy should take it away.
    const own = /^(accept(-encoding|-language)?|cache-control|connection|content-(length|type)|host|origin|pragma|user-agent|sec-.+)$/;
    expect(anonymous().flatMap(({ headers }) => Object.keys(headers).filter((name) => !own.test(name)))).toEqual([]);
    // The same pages send all three with what is done in somebody's name.
    const named = requests.filter(
      ({ url, headers }) => url.startsWith('/api/') && headers['cookie'] === 'who=somebody' && headers['authorization'],
    );
    expect(named.length).toBeGreaterThan(5);
  });

  it('is alike to the header for all members of one browser, whatever they answer', () => {
    for (const kind of [/^\/ballot\/[^/]+$/, /^\/voice\/[^/]+$/, /\/answer$/]) {
      const alike = anonymous().filter(({ method, url }) => method === 'POST' && kind.test(url));
      expect(alike.length).toBeGreaterThan(1);
      expect(new Set(alike.map(({ headers }) => JSON.stringify(headers))).size).toBe(1);
    }
  });

  it('is always as many bytes: every ballot of three, four or five statements, every voice and every answer of few words or many', () => {
    expect(new Set(lengthsOf(/^\/ballot/))).toEqual(new Set(['392']));
    expect(new Set(lengthsOf(/^\/voice\/[^/]+$/)).size).toBe(1);
    expect(new Set(lengthsOf(/\/answer$/)).size).toBe(1);
  });

  it('is asked for by no preflight', () => {
    expect(requests.filter(({ method }) => method === 'OPTIONS')).toEqual([]);
  });

  it('comes on no connection that carries a name', () => {
    const named = requests.filter(({ headers }) => headers['authorization'] ?? headers['cookie']).map(({ connection }) => connection);
    expect(anonymous().filter(({ connection }) => named.includes(connection))).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
  });

  it('is answered without a cookie or a tag to be known by', () => {
    expect(answered.filter((name) => /cookie|etag|last-modified|x-request|traceparent/i.test(name))).toEqual([]);
    expect(answered).toContain('cache-control');
  });

  it('leaves no line on the server', () => {
    expect(app.lines.filter((line) => !line.startsWith('WIRE '))).toEqual([expect.stringMatching(/^Mutual is at http/)]);
  });
});
