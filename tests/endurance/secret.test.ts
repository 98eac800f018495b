// A server that starts with another KEY_SECRET than before, on the same store.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { aProduct } from '../support/product.ts';

it('another KEY_SECRET is said at the start, nobody hears of a fault, and with the old one the pulse goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [before, another] = ['b'.repeat(32), 'a'.repeat(32)];
  const start = async (secret: string) => {
    const product = await aProduct(folder, secret);
    onTestFinished(() => product.kill());
    return product;
  };
  const noticed = ({ lines }: { lines: string[] }) => lines.filter((line) => line.includes('KEY_SECRET'));

  const first = await start(before);
  expect(noticed(first)).toEqual([]);
  const opened = await first.as('Jonas', 'POST', `/api/teams/${first.team}/pulses`, { items: null, workingDays: 3 });
  const draw = (product: typeof first, name: string) => product.voter(name, `/api/teams/${first.team}/pulses/${opened.body.pulse}`);
  await first.kill();

  const second = await start(another);
  expect(noticed(second)).toEqual([expect.stringContaining('Set the one from before')]);
  await expect(draw(second, 'Mei').then((voting) => voting.cast([4, 4, 4, 4]))).rejects.toThrow('unavailable');
  expect(second.lines.filter((line) => line.includes('"stack"'))).toEqual([]);
  await second.kill();

  const third = await start(before);
  expect(noticed(third)).toEqual([]);
  await (await draw(third, 'Mei')).cast([4, 4, 4, 4]);
});
