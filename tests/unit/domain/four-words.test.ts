// Four words for a hash.
import { expect, it } from 'vitest';
import { fourWords } from '#domain/ballot/four-words';

const all = Array.from({ length: 256 }, (_, byte) => fourWords(Uint8Array.of(byte, 0, 0, 0))[0]);

const editDistance = (one: string, other: string): number => {
  const first = Array.from({ length: other.length + 1 }, (_, column) => column);
  const last = one.split('').reduce((row, letter, line) => {
    const next = [line + 1];
    for (let column = 1; column < row.length; column++) {
      const kept = row[column - 1]! + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(row[column]! + 1, next[column - 1]! + 1, kept));
    }
    return next;
  }, first);
  return last.at(-1)!;
};

it('every byte has a word of its own, of four to seven letters', () => {
  expect(new Set(all).size).toBe(256);
  expect(all.filter((word) => !/^[a-z]{4,7}$/.test(word))).toEqual([]);
});

it('no two words differ in one letter only', () => {
  const close = all.flatMap((one, nth) =>
    all
      .slice(nth + 1)
      .filter((other) => editDistance(one, other) < 2)
      .map((other) => `${one} ${other}`),
  );
  expect(close).toEqual([]);
});

it('the words are those of the first four bytes, in their order', () => {
  expect(fourWords(Uint8Array.of(0, 1, 254, 255, 7, 8))).toEqual([all[0], all[1], all[254], all[255]]);
  expect(fourWords(Uint8Array.of(1, 0, 255, 254))).toEqual([all[1], all[0], all[255], all[254]]);
});

it('three bytes are not enough', () => {
  expect(() => fourWords(Uint8Array.of(1, 2, 3))).toThrow(RangeError);
});
