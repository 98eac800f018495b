// Anyone can recompute what a report means, and try what it gives away: `mutual figures` and `mutual attack` as processes of their own.
// @module-tag long
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { api } from '#contract/api';
import { KeyId, TeamId } from '#domain/ids';
import type { PublishedReport, Report } from '#domain/report/report';
import { newPulse } from '../support/signed-ballot.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { report, withBlocks, type Asked } from '../unit/domain/reading/history.ts';

const MUTUAL = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url));
const TEAM = TeamId.parse('ba4b0a4d-0000-4000-8000-000000000001');
const ids = { team: TEAM, pulse: newPulse(), keyId: KeyId.parse('k'.repeat(43)) };

/** As the member endpoint answers. */
const got = (week: number, asked: Asked, more: Parameters<typeof report>[2] = {}): PublishedReport =>
  api.report.response.parse(report(week, asked, { ...ids, ...more })) as PublishedReport;

interface Ended {
  code: number;
  said: string;
  complained: string;
}

async function run(command: string, content: unknown): Promise<Ended> {
  const path = join(await temporaryFolder(), 'file.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return ended(command, path);
}

const ended = (...words: string[]) =>
  new Promise<Ended>((resolve) => {
    execFile(process.execPath, [MUTUAL, ...words], (error, said, complained) =>
      resolve({ code: Number(error?.code ?? 0), said, complained }),
    );
  });

const LOW = { 'relying-1': [3, 4, 3, 2, 0], 'ownership-1': [0, 0, 2, 6, 4], 'relied-upon-1': [1, 3, 4, 3, 1] };
const HIGH = { 'relying-1': [0, 0, 1, 5, 6], 'ownership-1': [0, 0, 1, 5, 6], 'relied-upon-1': [1, 3, 4, 3, 1] };
const EVEN = { 'relying-1': [1, 3, 4, 3, 1], 'ownership-1': [1, 3, 4, 3, 1], 'relied-upon-1': [1, 3, 4, 3, 1] };
const QUIET = { 'relying-1': [0, 0, 0, 5, 7], 'ownership-1': [0, 0, 1, 5, 6], 'candour-1': [0, 0, 1, 6, 5] };

describe('mutual figures', () => {
  it('prints what the newest of a team’s reports means: levels, changes, trends, map, reciprocity and silence', async () => {
    const history = [LOW, LOW, LOW, HIGH].map((asked, week) => got(week, asked, week > 0 ? { common: 12 } : {}));
    const { code, said, complained } = await run('figures', history);
    expect([code, complained]).toEqual([0, '']);
    const printed = JSON.parse(said) as Record<string, Record<string, object>>;
    expect(Object.keys(printed)).toEqual(['items', 'map', 'reciprocity', 'silence']);
    expect(printed).toMatchObject({
      items: {
        'relying-1': { level: { n: 12, agree: [10, 12], bounds: [10, 12] }, change: 'up', trend: 'no-clear-trend' },
        'ownership-1': { change: 'no-clear-change', trend: 'no-clear-trend' },
        'relied-upon-1': { level: { agree: [4, 4] }, change: 'no-clear-change' },
      },
      map: { corner: 'interdependence' },
      reciprocity: { change: 'wider' },
      silence: false,
    });
  });

  it('says of a first report what it can, of three quiet ones that it is silent, and of one below the floor nothing', async () => {
    const first = JSON.parse((await run('figures', [got(0, LOW)])).said) as unknown;
    expect(first).toMatchObject({
      items: { 'relying-1': { change: 'not-compared', trend: 'too-few' } },
      map: { corner: 'independence' },
      silence: false,
    });
    const quiet = JSON.parse(
      (
        await run(
          'figures',
          [0, 1, 2].map((week) => got(week, QUIET, { common: 12 })),
        )
      ).said,
    ) as unknown;
    expect(quiet).toMatchObject({ silence: true, reciprocity: null });
    const below: Report = { outcome: 'below-floor', terms: got(1, LOW).terms };
    const nothing = JSON.parse((await run('figures', [got(0, LOW), below])).said) as unknown;
    expect(nothing).toEqual({ items: {}, map: null, reciprocity: null, silence: false });
  });

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['no JSON', 'hello'],
    ['no report', []],
    ['a report that is in no array', got(0, LOW)],
    ['something else', [{ outcome: 'published' }]],
    ['reports of two teams', [got(0, LOW), got(1, LOW, { team: TeamId.parse('ba4b0a4d-0000-4000-8000-000000000002') })]],
    ['reports of one team, newest first', [got(1, LOW), got(0, LOW)]],
    ['more answers than ballots', [{ ...got(0, LOW), ballots: 11 }]],
    ['more ballots than people', [{ ...got(0, LOW), ballots: 13 }]],
    ['more who disagree than answered', [withBlocks(got(0, LOW), ([low]) => [low, 13])]],
    ['numbers that contradict each other', [withBlocks(got(0, LOW), ([low, high]) => [high + 1 - low, 1])]],
  ])('refuses a file with %s, in words', async (_, content) => {
    const { code, said, complained } = await run('figures', content);
    expect([code, said]).toEqual([2, '']);
    expect(complained).toMatch(/file\.json holds no JSON array of published reports of one team, oldest first\.\n$/);
  });

  it('reads reports that were saved before their numbers referred to earlier ones', async () => {
    const history = [LOW, HIGH].map((asked, week) => got(week, asked, week > 0 ? { common: 12 } : {}));
    const older = JSON.parse(JSON.stringify(history, (name, value: unknown) => (name === 'references' ? undefined : value))) as unknown;
    expect(JSON.stringify(older)).not.toContain('references');
    expect(await run('figures', older)).toEqual(await run('figures', history));
  });

  it('refuses a file that is not there, and a second word', async () => {
    expect(await ended('figures', '/nowhere/file.json')).toMatchObject({
      code: 2,
      complained: expect.stringContaining('holds no JSON array'),
    });
    expect(await ended('figures', 'one', 'two')).toMatchObject({ code: 2, complained: expect.stringContaining('mutual figures FILE') });
  });
});

describe('mutual attack', () => {
  it('counts the ways in which the team can have answered, and finds nothing in a report of ours', async () => {
    // Of five answers with each count 0–2 or 3–5, all in the upper half: 0 ≤ F ≤ 2 four times over is 15 ways.
    const { code, said } = await run(
      'attack',
      got(0, { 'relying-1': [0, 0, 0, 0, 5], 'ownership-1': [0, 0, 0, 0, 5], 'candour-1': [0, 0, 0, 0, 5] }),
    );
    expect([code, JSON.parse(said)]).toEqual([0, { ways: 15 ** 3, excluded: [] }]);
  });

  it('tries the newest of a team’s reports, as the page of a report gives them to take away', async () => {
    const [older, newest] = [got(0, LOW), got(1, EVEN)];
    expect(await run('attack', [older, newest])).toEqual(await run('attack', newest));
  });

  it('finds what a report says too much, and ends with 1', async () => {
    const planted = withBlocks(got(0, EVEN), ([low, high]) => (low === 0 ? [0, 1] : [low, high]));
    const { code, said } = await run('attack', planted);
    expect(code).toBe(1);
    expect(JSON.parse(said)).toEqual({
      ways: (2 * 3) ** 3,
      excluded: [
        { item: 'relying-1', answer: 1, known: 1 },
        { item: 'ownership-1', answer: 1, known: 1 },
        { item: 'relied-upon-1', answer: 1, known: 1 },
      ],
    });
  });

  it('refuses what is no report, and one that says nothing about any answer', async () => {
    expect(await run('attack', [got(1, LOW), got(0, LOW)])).toMatchObject({
      code: 2,
      said: '',
      complained: expect.stringContaining('holds no published report'),
    });
    expect(await run('attack', { outcome: 'below-floor', terms: got(0, LOW).terms })).toMatchObject({
      code: 2,
      complained: expect.stringContaining('fewer than the floor have answered'),
    });
  });
});
