// What Express and our binding of endpoints add to node:http and zod, in processor time of the server.
import { startServer } from '../child.ts';
import { costOf } from '../load.ts';
import type { Measured, Progress, Ratio } from '../ratio.ts';
import { compare } from '../rounds.ts';
import { SMALL } from '../small.ts';

const ROUNDS = 7;
const REQUESTS = 3_000;

const requests = Array.from({ length: REQUESTS }, () => SMALL);

async function against(progress: Progress, ...args: string[]): Promise<Measured> {
  const ours = await startServer('small', ...args);
  const bare = await startServer('bare');
  const { one, other, ratio } = await compare(
    progress,
    ROUNDS,
    () => costOf(ours, requests),
    () => costOf(bare, requests),
  );
  await Promise.all([ours.stop(), bare.stop()]);
  return { value: ratio, detail: `${one.toFixed(0)} µs a request, ${other.toFixed(0)} µs bare` };
}

export const express: Ratio = {
  name: 'express',
  title: 'an empty POST: our Express against node:http and zod, processor time',
  bound: { atMost: 2.3 },
  run: (progress) => against(progress),
};

export const headers: Ratio = {
  name: 'headers',
  title: 'the same with our security headers',
  bound: { atMost: 3 },
  run: (progress) => against(progress, 'headers'),
};
