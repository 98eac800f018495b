// All worlds of a team of six to eight over two and three reports: who was away is known, minds stay, and one colleague's answer is known.
import { describe, expect, it } from 'vitest';
import { WEAKER } from './doors.ts';
import { certainties, presences, tried } from './presence.ts';

describe('With at most two away at a time, no view rules out anybody’s lowest or highest answer', () => {
  it.each([
    [2, 6, 5, 9, 9_730],
    [2, 7, 3, 25, 6_708],
    [2, 8, 3, 36, 20_820],
    [3, 6, 3, 42, 5_095],
    [3, 7, 2, 456, 19_996],
  ] as const)(
    'in %i reports of %i people who give %i answers: %i ways to be there, %i worlds',
    (reports, everybody, answers, ways, worlds) => {
      const found = tried(reports, everybody, 2, answers);
      expect(found).toMatchObject({ scenarios: ways, worlds, certain: 0 });
      expect(found.views, 'the first report says something').toBeGreaterThan(ways);
    },
  );

  it('and the later reports show nothing that the first did not', () => {
    for (const all of presences(3, 6, 2)) {
      const first = all.flatMap(([presence = '-']) => (presence === '-' ? [] : [presence]));
      expect(certainties(all, 2).views).toBe(certainties(first, 2).views);
    }
  });
});

describe('The same check finds somebody', () => {
  it.each<[keyof typeof WEAKER, number]>([
    ['nothing is held', 0],
    ['nobody is thought to be away', 1],
    ['only one is thought to be away', 2],
    ['holding forgets who left', 0],
    ['holding forgets who joined', 0],
    ['a reference is forgotten before the next report', 0],
  ])('if %s', (name, away) => {
    expect(tried(2, 7, away, 2, WEAKER[name]).certain).toBeGreaterThan(0);
  });

  it('if more than two are away who were there the time before: that is not promised', () => {
    expect(tried(2, 8, 3, 2).certain).toBeGreaterThan(0);
  });
});
