// Whatever a test lets out on the console fails it: noise hides faults.
import { format } from 'node:util';
import { afterEach, expect } from 'vitest';

const noise: string[] = [];

for (const level of ['error', 'warn'] as const) {
  console[level] = (...parts: unknown[]) => void noise.push(`console.${level}: ${format(...parts)}`);
}

afterEach(() => {
  expect(noise.splice(0), 'a test must be silent on the console').toEqual([]);
});
