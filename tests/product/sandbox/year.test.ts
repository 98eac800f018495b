// A team a year on: played over the product's own API beside the sandbox, and brought into it when somebody asks.
// @module-tag long
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Me, Mirrors, Promises, PulseSummary, TeamsPage } from '#contract/api';
import { DAY, type ItemId } from '#domain/ids';
import { factsOf } from '#domain/items/bank';
import { figuresOf } from '#domain/reading/figures';
import { mirrorView } from '#domain/reading/mirror';
import type { MeasuredItem, PublishedReport } from '#domain/report/report';
import type { Thread } from '#domain/ballot/voice';
import { story, type Chapter, type Subject } from '../../../server/sandbox/year/story.ts';
import { SEED } from '../../../server/sandbox/year/year.ts';
import { aSandbox, type Sandbox } from '../../support/sandbox.ts';

/** For what never comes, and nothing else; in milliseconds. */
const PATIENCE = 240_000;

let sandbox: Sandbox;
let tooEarly: unknown;
let reports: PublishedReport[];
let voices: number[];

const chapters = story(SEED);
const team = async () => (await sandbox.stage()).year?.here?.team;

async function bring(): Promise<void> {
  await sandbox.post('/year', {});
  const { pulses } = (await sandbox.as('Ruth', 'GET', `/api/teams/${await team()}/pulses`)).body as { pulses: PulseSummary[] };
  const at = pulses.toReversed().map(({ pulse, team: id }) => `/api/teams/${id}/pulses/${pulse}`);
  reports = await Promise.all(at.map(async (path) => (await sandbox.as('Ruth', 'GET', `${path}/report`)).body as PublishedReport));
  const threads = await Promise.all(
    at.map(async (path) => (await sandbox.as('Ruth', 'GET', `${path}/voices`)).body as { threads: Thread[] }),
  );
  voices = threads.map((said) => said.threads.length);
}

beforeAll(async () => {
  sandbox = await aSandbox({ year: true });
  await sandbox.stage();
  tooEarly = await sandbox.post('/year', {});
  await vi.waitUntil(async () => (await sandbox.stage()).year?.ready, { timeout: PATIENCE, interval: 1_000 });
  await bring();
}, PATIENCE);
afterAll(() => sandbox.close());

const sheetsFor = ({ sheets }: Chapter, item: ItemId) => sheets.map(({ answers }) => answers[factsOf(item).facet as Subject]);

it('Before it has been played it can not be had', () => {
  expect(tooEarly).toMatchObject({ error: 'no-year' });
});

it('It is twenty-six published pulses, a fortnight apart, the last just over, of a roll that people join and leave', () => {
  expect(reports.map(({ outcome }) => outcome)).toEqual(chapters.map(() => 'published'));
  const days = reports.map(({ terms }) => Math.round(terms.opensAt / DAY));
  expect(days.slice(1).map((day, nth) => day - days[nth]!)).toEqual(days.slice(1).map(() => 14));
  expect(reports.at(-1)!.terms.closesAt).toBeLessThan(sandbox.world.now());
  expect(reports.map(({ terms }) => terms.roll)).toEqual(chapters.map(({ asked }) => asked.length));
  expect(new Set(reports.map(({ terms }) => terms.roll)).size).toBeGreaterThan(1);
  expect(new Set(chapters.flatMap(({ asked }) => asked)).size).toBe(14);
});

it('What is published is what the seed makes people answer: as many, and every count in its block', () => {
  for (const [nth, { ballots, items }] of reports.entries()) {
    const chapter = chapters[nth]!;
    expect(ballots).toBe(chapter.sheets.length);
    for (const item of items) {
      const answers = sheetsFor(chapter, item.item).filter((answer) => answer > 0);
      const { n, atMost } = item as MeasuredItem;
      expect(n).toBe(answers.length);
      for (const [cut, [low, high]] of atMost.entries()) {
        const count = answers.filter((answer) => answer <= cut + 1).length;
        expect([low <= count, count <= high]).toEqual([true, true]);
      }
    }
  }
  expect(voices).toEqual(chapters.map(({ sheets }) => sheets.filter(({ voice }) => voice !== null).length));
});

it('One promise was kept, one was not, one was withdrawn with its reason, and one stands', async () => {
  const { team: id, pulse } = reports.at(-1)!.terms;
  const { current, earlier } = (await sandbox.as('Ruth', 'GET', `/api/teams/${id}/pulses/${pulse}/promises`)).body as Promises;
  expect([current?.state, earlier.map(({ state }) => state)]).toEqual(['open', ['withdrawn', 'checked', 'checked']]);
  expect(earlier[0]?.reason).toContain('spring');
  // Of the answers no, partly and yes: how many said at most so.
  const said = earlier.slice(1).map(({ outcome }) => (typeof outcome === 'object' && outcome && 'n' in outcome ? outcome.atMost[1]! : []));
  const [broken, kept] = said.map(([low, high]) => [low! / 11, high! / 11]);
  expect([broken![0]! > 0.5, kept![1]! < 0.5]).toEqual([true, true]);
});

it('Beside each result stands how the leader had seen it, seen otherwise where the team clearly does not agree', async () => {
  const { terms, items } = reports[10]!;
  const { own } = (await sandbox.as('Ruth', 'GET', `/api/teams/${terms.team}/pulses/${terms.pulse}/mirror`)).body as Mirrors;
  expect(own).toEqual({ answers: items.map(() => 4), isShown: true });
  const views = items.map((item) => mirrorView(4, item as MeasuredItem));
  expect(views).toContain('differently');
});

it('In the quiet stretch the page asks whether it is safe to disagree; before and after it does not', () => {
  const heard = reports.map((report, nth) => ({ report, voices: voices[nth]! }));
  const silent = reports.flatMap((_, nth) => (figuresOf(heard.slice(0, nth + 1)).silence ? [nth] : []));
  expect(silent).toContain(19);
  expect(silent.every((nth) => nth > 13 && nth < 20)).toBe(true);
});

it('Of all that is kept nothing names an answer: no key, no hash, no counts, and no person beside what was answered', async () => {
  const { folder } = sandbox;
  const below = async (part: string) => readdir(join(folder, part)).catch(() => []);
  expect(await below('members/credentials')).toEqual([]);
  expect(await below('ballots/voices')).toEqual([]);
  const boxes = await Promise.all((await below('ballots/boxes')).map((name) => readFile(join(folder, 'ballots/boxes', name), 'utf8')));
  expect(boxes).toHaveLength(chapters.length);
  expect(boxes.filter((text) => /"counts"/.test(text))).toEqual([]);
  const said = await Promise.all((await below('ballots/threads')).map((name) => readFile(join(folder, 'ballots/threads', name), 'utf8')));
  const people = [...sandbox.world.people.values()].flatMap(({ id, name }) => [id, name]);
  expect([...boxes, ...said].filter((text) => people.some((person) => text.includes(person)))).toEqual([]);
});

it('Its people are in it and nobody else is; the admin finds it among all teams', async () => {
  const names = async (first: string) => ((await sandbox.as(first, 'GET', '/api/me')).body as Me).teams.map(({ name }) => name);
  expect(await Promise.all(['Ruth', 'Anna', 'Jonas', 'Mei'].map(names))).toEqual([
    ['Lighthouse'],
    ['Lighthouse'],
    ['Harbour'],
    ['Harbour'],
  ]);
  expect((await sandbox.as('Jonas', 'GET', `/api/teams/${await team()}/pulses`)).code).toBe('not-in-team');
  const { teams } = (await sandbox.as('Amara', 'GET', '/api/teams')).body as TeamsPage;
  expect(teams.map(({ name }) => name)).toEqual(['Harbour', 'Lighthouse']);
});

it('Started over, everything is as on the first day, and the year is there again as soon as somebody asks', async () => {
  const before = reports;
  await sandbox.post('/restart', {});
  expect((await sandbox.stage()).year).toEqual({ played: 26, of: 26, ready: true, here: null });
  expect(((await sandbox.as('Amara', 'GET', '/api/teams')).body as TeamsPage).teams.map(({ name }) => name)).toEqual(['Harbour']);
  // The product goes on where it was: whoever has begun to answer finishes, before and after.
  const { pulse } = (await sandbox.as('Jonas', 'POST', `/api/teams/${sandbox.team}/pulses`, { items: null, workingDays: 3 })).body as {
    pulse: string;
  };
  const [mei, tomás] = await Promise.all(
    ['Mei', 'Tomás'].map((first) => sandbox.voter(first, `/api/teams/${sandbox.team}/pulses/${pulse}`)),
  );
  await Promise.all([mei!.cast([4, 4, 4, 4]), tomás!.obtain()]);
  await bring();
  expect(reports).toEqual(before);
  await tomás!.cast([2, 2, 2, 2]);
  expect([mei!.state, tomás!.state]).toEqual(['done', 'done']);
  expect((await sandbox.as('Ruth', 'POST', `/api/teams/${await team()}/pulses`, { items: null, workingDays: 3 })).status).toBe(200);
});
