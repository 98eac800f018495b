// A small request, about 300 bytes, as members send them.
import type { Sent } from './load.ts';

const body = JSON.stringify({ name: 'n'.repeat(100), note: 'o'.repeat(140), answers: [0, 1, 2, 3, 4, 5] });

export const SMALL: Sent = {
  method: 'POST',
  path: '/api/teams/7e4a11ed-0000-4000-8000-000000000003/small',
  headers: { 'content-type': 'application/json' },
  body,
};
