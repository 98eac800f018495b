// The same as for fewer worlds, with every answer and more people; see `holding-worlds`.
// @module-tag long
import { expect, it } from 'vitest';
import { tried } from './presence.ts';

it.each([
  [2, 7, 5, 25, 139_210],
  [2, 8, 5, 36, 675_970],
  [3, 6, 5, 42, 66_780],
  [3, 7, 3, 456, 223_665],
  [3, 8, 2, 1_338, 111_318],
] as const)(
  'In %i reports of %i people who give %i answers, at most two away at a time, nobody is certain: %i ways to be there, %i worlds',
  (reports, everybody, answers, ways, worlds) => {
    expect(tried(reports, everybody, 2, answers)).toMatchObject({ scenarios: ways, worlds, certain: 0 });
  },
);
