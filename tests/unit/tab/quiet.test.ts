// Before the page asks whether it is safe to disagree, it looks whether somebody did: in voices, which are loaded only then.
import { describe, expect, it } from 'vitest';
import type { PulseId } from '#domain/ids';
import type { Report } from '#domain/report/report';
import type { Page } from '../../../src/tab/page.tsx';
import { isQuiet } from '../../../src/tab/places/results/heard.ts';
import { report } from '../domain/reading/history.ts';

const CONTENT = [0, 0, 1, 6, 5];
const quiet = (week: number, relying = CONTENT): Report =>
  report(week, { 'relying-1': relying, 'ownership-1': CONTENT, 'candour-1': CONTENT }, { pulse: `pulse-${week}` as PulseId });
const [first, second, now] = [quiet(0), quiet(1), quiet(2)];

/** The page of a team whose earlier pulses had so many voices. */
function pageWith(voices: number | 'unreachable') {
  const asked: unknown[] = [];
  const ask = async (_: unknown, params: unknown) => {
    asked.push(params);
    if (voices === 'unreachable') throw new Error('offline');
    return { threads: Array.from({ length: voices }) };
  };
  return { page: { ask } as unknown as Page, asked };
}

/** What the page of the newest has of those before it, newest first. */
const read = (before: readonly (Report | 'lost')[], voices: number | undefined) => ({
  report: now,
  before: before.filter((one) => one !== 'lost'),
  earlier: before.map((one) => (one === 'lost' ? { pulse: 'pulse-x' as PulseId } : one.terms)),
  voices,
});

describe('Three quiet pulses', () => {
  it.each([
    ['are told where no voice came', 0, 0, true],
    ['are not where one came now', 0, 1, false],
    ['are not where one came earlier', 1, 0, false],
    ['are not where that can’t be found out', 'unreachable', 0, false],
    ['are not where it is not known of this pulse', 0, undefined, false],
  ] as const)('%s', async (_, before, voices, told) => {
    expect(await isQuiet(pageWith(before).page, read([second, first], voices))).toBe(told);
  });

  it('are not where one of them is missing, and nothing is asked where the reports alone speak against it', async () => {
    const { page, asked } = pageWith(0);
    for (const before of [[quiet(1, [4, 2, 0, 2, 4]), first], [second], [second, 'lost' as const, quiet(-1)]]) {
      expect(await isQuiet(page, read(before, 0))).toBe(false);
    }
    expect(asked).toEqual([]);
  });
});
