#!/usr/bin/env node
// The commands for whoever checks or runs Mutual.
import { verify } from './commands/verify.ts';

const USAGE = `mutual verify BULLETIN [FOUR WORDS]   recheck a published bulletin, and look for your own ballot in it`;

const [command, first, ...more] = process.argv.slice(2);
if (command === 'verify' && first !== undefined) {
  const { lines, code } = await verify(first, more.length === 0 ? undefined : more.join(' '));
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = code;
} else {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}
