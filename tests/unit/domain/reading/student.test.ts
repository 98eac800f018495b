// Student's distribution, against printed tables and against its density added up.
import { describe, expect, it } from 'vitest';
import { chanceOf } from '#domain/reading/student';

describe('how often t is so large by chance', () => {
  it.each([
    [12.706, 1, 0.05],
    [6.9646, 2, 0.02],
    [4.5407, 3, 0.02],
    [3.7469, 4, 0.02],
    [3.3649, 5, 0.02],
    [3.1427, 6, 0.02],
    [3.2498, 9, 0.01],
    [2.797, 24, 0.01],
    [2.6618, 59, 0.01],
  ])('%f with %i degrees of freedom: %f, as tables have it', (t, freedom, chance) => {
    expect(chanceOf(t, freedom)).toBeCloseTo(chance, 5);
    expect(chanceOf(-t, freedom)).toBe(chanceOf(t, freedom));
  });

  it.each([1, 2, 3, 7, 12, 25])('with %i degrees of freedom it is one less the area between', (freedom) => {
    const density = (x: number) => (1 + x ** 2 / freedom) ** (-(freedom + 1) / 2);
    const area = (to: number) => {
      const [steps, width] = [20_000, to / 20_000];
      return Array.from({ length: steps }, (_, nth) => density((nth + 0.5) * width) * width).reduce((sum, part) => sum + part, 0);
    };
    // Density without its constant: the whole area is found with a tail that x^-freedom brings to nothing, here by substitution x = tan.
    const whole = Array.from({ length: 20_000 }, (_, nth) => {
      const angle = ((nth + 0.5) / 20_000) * (Math.PI / 2);
      return (density(Math.tan(angle)) / Math.cos(angle) ** 2) * (Math.PI / 2 / 20_000);
    }).reduce((sum, part) => sum + part, 0);
    for (const t of [0.3, 1, 2.5]) expect(chanceOf(t, freedom)).toBeCloseTo(1 - area(t) / whole, 6);
  });

  it('of nothing is certain', () => {
    expect([1, 2, 9].map((freedom) => chanceOf(0, freedom))).toEqual([1, 1, 1]);
  });
});
