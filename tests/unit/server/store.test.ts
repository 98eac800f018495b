// What every store promises; then what only the embedded one can break.
import { readFileSync } from 'node:fs';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { dueIndex } from '../../../server/store/embedded/due-index.ts';
import { embeddedBoxes } from '../../../server/store/embedded/boxes.ts';
import { MEMORY } from '../../../server/store/embedded/memory.ts';
import { newPulse } from '../../support/signed-ballot.ts';
import { durableContract, type Home } from '../../support/durable-contract.ts';
import { ANSWERS, BOX, spentId, storeContract } from '../../support/store-contract.ts';
import { bytesBelow, fatal, openStore, temporaryFolder } from '../../support/temporary-store.ts';

async function embedded(): Promise<Home> {
  const folder = await temporaryFolder();
  return { open: () => openStore(folder), bytes: () => bytesBelow(folder) };
}

describe('the store in memory', () => {
  storeContract(() => openStore(MEMORY));

  it('is a new one each time, also beside another', async () => {
    const { boxes } = await openStore(MEMORY);
    const pulse = newPulse();
    await boxes.open(pulse, BOX);
    expect(await (await openStore(MEMORY)).boxes.find(pulse)).toBeUndefined();
  });
});

describe('the embedded store', () => {
  storeContract(async () => openStore(await temporaryFolder()));
  durableContract(embedded);
});

describe('the embedded store on its own', () => {
  it('lets one process in, and the next one when that has closed', async () => {
    const folder = await temporaryFolder();
    const first = await openStore(folder);
    await expect(openStore(folder)).rejects.toThrow(/Another process uses the data folder/);
    await first.close();
    const second = await openStore(folder);
    await second.close();
  });

  it.runIf(process.platform === 'linux')('lets nobody else in when somebody takes its lock away', async () => {
    const folder = await temporaryFolder();
    const first = await openStore(folder);
    for (const store of ['members', 'ballots']) await rm(join(folder, store, 'lock'));
    await expect(openStore(folder)).rejects.toThrow(/Another process uses the data folder/);
    await first.close();
    await (await openStore(folder)).close();
  });

  it.each([
    ['cut short', '{"tenant":"aaaa'],
    ['empty', ''],
    ['something else', '42'],
  ])('does not start on a document that is %s, names the file, and leaves the folder free', async (_, text) => {
    const folder = await temporaryFolder();
    await (await openStore(folder)).close();
    const damaged = join(folder, 'members', 'teams', 'broken.json');
    await writeFile(damaged, text);
    await expect(openStore(folder)).rejects.toThrow(damaged);
    await rm(damaged);
    await (await openStore(folder)).close();
  });

  it('takes away what a write that was cut short left behind', async () => {
    const folder = await temporaryFolder();
    await (await openStore(folder)).close();
    const boxes = join(folder, 'ballots', 'boxes');
    await writeFile(join(boxes, 'half.json.tmp'), '{"counts":[[1');
    await (await openStore(folder)).close();
    expect(await readdir(boxes)).toEqual([]);
  });

  it('gives nothing to read that a crash could take back', async () => {
    const folder = await temporaryFolder();
    const { threads, close } = await openStore(folder);
    await threads.create('pulse', { spki: 'old', threads: [] });
    const changing = threads.change('pulse', (draft) => void (draft.spki = 'new'));
    const read = await threads.read('pulse');
    expect(JSON.parse(readFileSync(join(folder, 'ballots', 'threads', 'pulse.json'), 'utf8'))).toEqual({ version: 1, ...read });
    await changing;
    await close();
  });

  it('stores ids in an order that says nothing about who came first', async () => {
    const { open, bytes } = await embedded();
    const { boxes, close } = await open();
    const pulse = newPulse();
    await boxes.open(pulse, BOX);
    for (const number of [9, 1, 5, 3]) await boxes.add(pulse, spentId(number), ANSWERS);
    const text = await bytes();
    const places = [1, 3, 5, 9].map((number) => text.indexOf(spentId(number)));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
    await close();
  });

  it('stores no number of ballots once nothing may be said', async () => {
    const { open, bytes } = await embedded();
    const { boxes, close } = await open();
    const pulse = newPulse();
    await boxes.open(pulse, BOX);
    await boxes.add(pulse, spentId(1), ANSWERS);
    expect(await bytes()).toMatch(/counts.*\[1,0,0,0,0,0\]/);
    await boxes.publish(pulse, null);
    expect(await bytes()).not.toMatch(/\[\d+(,\d+)*\]|counts|counted/);
    await close();
  });

  it('lets nobody else on the machine read its files', async () => {
    const folder = await temporaryFolder();
    const { boxes, close } = await openStore(folder);
    const pulse = newPulse();
    await boxes.open(pulse, BOX);
    expect((await stat(join(folder, 'ballots', 'boxes', `${pulse}.json`))).mode & 0o077).toBe(0);
    await close();
  });

  it('acknowledges nothing from the first failed write on, and reports it as fatal', async () => {
    const folder = await temporaryFolder();
    const reported = vi.fn<typeof fatal>(fatal);
    const boxes = embeddedBoxes(folder, new Map(), reported as typeof fatal);
    const pulse = newPulse();
    await boxes.open(pulse, BOX);
    await rm(folder, { recursive: true });
    const casts = [1, 2, 1].map((number) => boxes.add(pulse, spentId(number), ANSWERS));
    expect((await Promise.allSettled(casts)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(boxes.add(pulse, spentId(3), ANSWERS)).rejects.toThrow('ENOENT');
    expect(reported).toHaveBeenCalledOnce();
  });

  it.each([20, 20_000])('looks at the ten that are due and at one more, among %i', (known) => {
    const index = dueIndex();
    for (let number = 0; number < known; number++) index.set(`team-${number}`, number < 10 ? 1 : 1_000 + number);
    let looks = 0;
    const now = { valueOf: () => (looks++, 10) } as unknown as number;
    expect(index.upTo(now)).toHaveLength(10);
    expect(looks).toBe(11);
  });
});
