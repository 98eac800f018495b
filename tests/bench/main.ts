// `npm run bench`: every ratio that the product is held to, measured beside its limit on the built server.
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { bench } from './bench.ts';
import { admin } from './ratios/admin.ts';
import { alone } from './ratios/alone.ts';
import { cast } from './ratios/cast.ts';
import { closed } from './ratios/closed.ts';
import { check, count, sign } from './ratios/costs.ts';
import { draw } from './ratios/draw.ts';
import { durable } from './ratios/durable.ts';
import { effect, effectInPostgres } from './ratios/effect.ts';
import { express, headers } from './ratios/express.ts';
import { floods } from './ratios/flood.ts';
import { guests } from './ratios/guests.ts';
import { fair } from './ratios/fair.ts';
import { million } from './ratios/million.ts';
import { members } from './ratios/member.ts';
import { postgres } from './ratios/postgres.ts';
import { read } from './ratios/read.ts';
import { report, reportInPostgres } from './ratios/report.ts';

const RATIOS = [
  express,
  headers,
  cast,
  durable,
  closed,
  report,
  sign,
  check,
  count,
  draw,
  ...floods,
  guests,
  ...members,
  read,
  admin,
  effect,
  fair,
  ...postgres,
  reportInPostgres,
  alone,
  effectInPostgres,
  million(1_000_000),
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
process.stdout.write(`Node ${process.version} on ${availableParallelism()} × ${cpus()[0]?.model.trim()}\n\n`);
const streams = { out: process.stdout, progress: process.stderr };
const held = await bench(RATIOS, { name: positionals[0], json: values.json }, streams);
process.exitCode = held ? 0 : 1;
