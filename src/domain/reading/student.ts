// Student's distribution, for tests over few teams or pulses.

/**
 * How often |t| is as large or larger by chance: the finite series for whole degrees of freedom
 * (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4).
 * @param freedom degrees of freedom, a whole number from 1
 * @returns two-sided, 0 … 1
 */
export function chanceOf(t: number, freedom: number): number {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let series = freedom === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= freedom - 2; power += 2) {
    term *= ((power - 1) / power) * cosine ** 2;
    series += term;
  }
  return 1 - (isOdd ? (2 / Math.PI) * (angle + sine * series) : sine * series);
}
