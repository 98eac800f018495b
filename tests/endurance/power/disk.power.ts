// What a voter was told must be true after the power was cut, and after the disk was full.
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PulseId } from '#domain/ids';
import { aBox, aCaster, castAll, expectTruth, storedBox, type StoredBox } from '../../support/caster.ts';
import { temporaryFolder } from '../../support/temporary-store.ts';

const CUTS = 5;
const BALLOTS = 400;
const SIZE = 64 * 1024 * 1024;

async function mounted(kind: string[], name: string): Promise<string> {
  const place = join(await temporaryFolder(), name);
  await mkdir(place);
  execFileSync('mount', [...kind, place]);
  onTestFinished(() => void execFileSync('umount', [place]));
  return place;
}

/** A disk whose power can be cut: a file system in a file, of which a copy is what the disk had at that moment. */
async function aDisk() {
  const folder = await temporaryFolder();
  const image = join(folder, 'disk');
  await writeFile(image, '');
  await truncate(image, SIZE);
  execFileSync('mkfs.ext4', ['-q', image]);
  // The system writes by itself every five seconds; here nothing comes to the disk but what was asked for.
  const place = await mounted(['-o', 'loop,commit=300', image], 'disk');
  return {
    place,
    /** @returns what a box in a folder of the disk holds when the power is back; nothing if that can't be read */
    async cut(name: string, pulse: PulseId): Promise<StoredBox | undefined> {
      const copy = join(folder, 'copy');
      await copyFile(image, copy);
      const after = join(folder, 'after');
      await mkdir(after, { recursive: true });
      execFileSync('mount', ['-o', 'loop', copy, after]);
      try {
        return await storedBox(join(after, name), pulse).catch(() => undefined);
      } finally {
        execFileSync('umount', [after]);
      }
    },
  };
}

/** Cuts the power again and again while ballots come in. */
async function cuts(execArgv: string[]): Promise<{ acknowledged: Set<string>; box: StoredBox | undefined }[]> {
  const disk = await aDisk();
  const found = [];
  for (let nth = 0; nth < CUTS; nth++) {
    const { folder, pulse, cast } = await aBox(BALLOTS, join(disk.place, String(nth)));
    const server = await aCaster(folder, pulse, { execArgv });
    const goal = 1 + Math.floor((Math.random() * BALLOTS) / 2);
    const acknowledged = new Set<string>();
    let box: Promise<StoredBox | undefined> | undefined;
    await castAll(server.url, [...cast], (id) => {
      if (box !== undefined) return;
      acknowledged.add(id);
      if (acknowledged.size < goal) return;
      server.child.kill('SIGSTOP');
      box = disk.cut(String(nth), pulse).finally(() => server.child.kill('SIGKILL'));
    });
    found.push({ acknowledged, box: await box });
    await server.ended;
  }
  return found;
}

describe('A power cut', () => {
  it(`amid ballots, ${CUTS} times: each acknowledged ballot is on the disk, once`, async () => {
    for (const { acknowledged, box } of await cuts([])) expectTruth(box ?? expect.fail('the box can’t be read'), acknowledged);
  });

  it('loses ballots of a server that does not wait for the disk: this is how we know that the cut is one', async () => {
    const found = await cuts(['--import', join(import.meta.dirname, 'no-fsync.mjs')]);
    const lost = found.flatMap(({ acknowledged, box }) => [...acknowledged].filter((id) => !box?.spent.includes(id)));
    expect(lost.length).toBeGreaterThan(0);
  });
});

describe('A disk that is full', () => {
  it('ends the server; each acknowledged ballot is there, and when there is room again the next server goes on', async () => {
    const place = await mounted(['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs'], 'full');
    const { folder, pulse, cast } = await aBox(BALLOTS, join(place, 'store'));
    const waiting = [...cast];
    const acknowledged = new Set<string>();
    const server = await aCaster(folder, pulse);
    await castAll(server.url, waiting, (id) => acknowledged.add(id));
    expect(await server.ended).toBe(1);
    expect(waiting.length).toBeGreaterThan(0);
    expectTruth(await storedBox(folder, pulse), acknowledged);
    execFileSync('mount', ['-o', 'remount,size=1m', place]);
    const next = await aCaster(folder, pulse);
    await castAll(next.url, waiting, (id) => acknowledged.add(id));
    next.child.kill();
    await next.ended;
    expect((await storedBox(folder, pulse)).spent).toEqual(cast.map(({ id }) => id).toSorted());
  });
});
