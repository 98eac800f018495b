// Processor time of a PostgreSQL server, all of its processes together, as Linux counts it (proc(5), `/proc/PID/stat`).
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask } from '../support/postgres.ts';

/** Linux counts in hundredths of a second, whatever the machine (`getconf CLK_TCK`). */
const TICK_US = 10_000;

/** @returns microseconds that it has used so far  @throws an Error where there is no `/proc` */
export async function databaseProcessor(url: string): Promise<() => Promise<number>> {
  const [row] = await ask<{ folder: string }>(url, `select current_setting('data_directory') as folder`);
  const [postmaster = ''] = (await readFile(join(row!.folder, 'postmaster.pid'), 'utf8')).split('\n');
  return async () => {
    const all = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(statOf));
    const own = all.flatMap((stat) => (stat?.pid === postmaster ? stat.own + stat.ended : stat?.parent === postmaster ? stat.own : []));
    return own.reduce((sum, ticks) => sum + ticks, 0) * TICK_US;
  };
}

/** `undefined` for a process that has ended meanwhile. `ended`: of its children that are gone. */
async function statOf(pid: string): Promise<{ pid: string; parent: string; own: number; ended: number } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // What stands before the last bracket is a name, which may hold anything.
  const [, parent = '', ...rest] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
  const [user, system, endedUser, endedSystem] = rest.slice(9, 13).map(Number);
  return text === undefined ? undefined : { pid, parent, own: user! + system!, ended: endedUser! + endedSystem! };
}
