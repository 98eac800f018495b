// Stores of earlier versions open, are upgraded once and go on; what can't be read is refused by its name, and nothing is written.
// @module-tag long
import { AsyncLocalStorage } from 'node:async_hooks';
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restore } from '../../server/commands/backup.ts';
import { copyEmbedded } from '../../server/store/embedded/copy.ts';
import type { Entry } from '../../server/store/copy/copy.ts';
import { BACKUP, expectToGoOn, expectUpgraded, facts, firstFolder } from '../support/first-version.ts';
import { expectReportsAsTheyWere, expectToBeReferredTo, SECOND_BACKUP, secondFolder } from '../support/second-version.ts';
import { storedIn } from '../support/stored.ts';
import { openStore, temporaryFolder } from '../support/temporary-store.ts';

const { readFile, readdir, rename, rm, writeFile } = fsPromises;

async function entriesIn(folder: string): Promise<Entry[]> {
  const store = await copyEmbedded(folder);
  const entries: Entry[] = [];
  for await (const entry of store.read()) entries.push(entry);
  await store.close();
  return entries.toSorted((one, other) => (one.part + one.key < other.part + other.key ? -1 : 1));
}

/** The folder of the first version, opened and closed once. */
async function upgraded(): Promise<string> {
  const folder = await firstFolder();
  await (await openStore(folder)).close();
  return folder;
}

describe('A data folder of the first version', () => {
  it('opens with everything that was in it', async () => {
    const store = await openStore(await firstFolder());
    await expectUpgraded(store);
    await store.close();
  });

  it('goes on: what was drawn can be cast, what was begun is finished, nothing is sent twice', async () => {
    const store = await openStore(await firstFolder());
    await expectToGoOn(store);
    await store.close();
  });

  it('is upgraded once: opened again, no file is written', async () => {
    const folder = await upgraded();
    const before = await storedIn(folder);
    await (await openStore(folder)).close();
    const after = await storedIn(folder);
    expect(after.files).toEqual(before.files);
    expect(after.written).toEqual(before.written);
  });

  it('holds nothing of the first version afterwards', async () => {
    const { files } = await storedIn(await upgraded());
    const texts = [...files].filter(([path]) => path.endsWith('.json'));
    expect(texts.filter(([, text]) => !/^\{"version":[1-9]\d*,/.test(text)).map(([path]) => path)).toEqual([]);
    expect(texts.filter(([, text]) => /"(outbox|everyWeeks|together|pulses)":/.test(text)).map(([path]) => path)).toEqual([]);
  });

  it('opens from its backup, too', async () => {
    const folder = await temporaryFolder();
    const empty = await copyEmbedded(folder);
    expect(await restore(BACKUP, empty)).toBe(20);
    await empty.close();
    expect(await entriesIn(folder)).toEqual(await entriesIn(await upgraded()));
    const store = await openStore(folder);
    await expectUpgraded(store);
    await store.close();
  });
});

describe('A data folder from before teams had a conversation id of their own', () => {
  it('finds them by that of the channel that their cards went to, which it was', async () => {
    const folder = await upgraded();
    for (const { key } of Object.values(facts.teams)) {
      const path = join(folder, 'members', 'teams', `${encodeURIComponent(key)}.json`);
      const { thread: _, presence: __, unreachable: ___, ...older } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
      await writeFile(path, JSON.stringify({ ...older, version: 1 }));
    }
    const store = await openStore(folder);
    for (const { team, key, channel } of Object.values(facts.teams)) {
      expect(await store.teams.byThread(facts.tenant, channel)).toBe(team);
      expect(await store.teams.read(key)).toMatchObject({ thread: channel, channel, presence: 'here', unreachable: null });
    }
    await store.close();
  });
});

describe('A data folder from before numbers referred to earlier ones', () => {
  it('opens with every report as it was, and the next report is held to the last of them', async () => {
    const store = await openStore(await secondFolder());
    await expectReportsAsTheyWere(store);
    await expectToBeReferredTo(store);
    await store.close();
  });

  it('opens from its backup, too', async () => {
    const folder = await temporaryFolder();
    const empty = await copyEmbedded(folder);
    await restore(SECOND_BACKUP, empty);
    await empty.close();
    const store = await openStore(folder);
    await expectReportsAsTheyWere(store);
    await store.close();
  });
});

describe('An upgrade that is killed', () => {
  /** A process of the test's own, what it has begun, and how many changes of files it lives for: dead, it changes nothing more. */
  interface Life {
    left: number;
    begun: Promise<unknown>[];
  }
  const life = new AsyncLocalStorage<Life>();
  const mortal =
    <P extends unknown[]>(act: (...parts: P) => Promise<void>) =>
    async (...parts: P) => {
      const own = life.getStore();
      if (own && own.left-- <= 0) throw new Error('killed');
      const changed = act(...parts);
      own?.begun.push(changed);
      await changed;
    };
  beforeAll(() => {
    Object.assign(fsPromises, { rename: mortal(rename as never), rm: mortal(rm as never), writeFile: mortal(writeFile as never) });
    syncBuiltinESMExports();
  });
  afterAll(() => {
    Object.assign(fsPromises, { rename, rm, writeFile });
    syncBuiltinESMExports();
  });

  it('after any of its writes is finished by the next start, with nothing lost or doubled', async () => {
    const whole = await entriesIn(await upgraded());
    for (let changes = 0, lives = false; !lives; changes += 3) {
      const folder = await firstFolder();
      const own: Life = { left: changes, begun: [] };
      const opened = await life.run(own, () =>
        openStore(folder).then(
          (store) => store.close(),
          () => undefined,
        ),
      );
      await Promise.allSettled(own.begun);
      lives = own.left >= 0;
      expect(opened).toBeUndefined();
      await (await openStore(folder)).close();
      expect([changes, await entriesIn(folder)]).toEqual([changes, whole]);
    }
  });
});

describe('A stored thing that can’t be read', () => {
  const PARTS = [
    ['members', 'teams'],
    ['members', 'pulses'],
    ['members', 'rolls'],
    ['members', 'effects'],
    ['members', 'credentials'],
    ['ballots', 'boxes'],
    ['ballots', 'voices'],
    ['ballots', 'threads'],
  ] as const;

  const withoutAField = (text: string) => {
    const { [Object.keys(JSON.parse(text) as object).at(-1)!]: _, ...rest } = JSON.parse(text) as Record<string, unknown>;
    return JSON.stringify(rest);
  };
  const DAMAGES: [string, (text: string) => string, RegExp][] = [
    ['of a newer version', (text) => text.replace(/"version":\d+/, '"version":99'), /newer version/],
    ['that is {}', () => '{}', /damaged/],
    ['that is []', () => '[]', /damaged/],
    ['with a missing field', withoutAField, /damaged/],
  ];

  it.each(PARTS.flatMap(([store, part]) => DAMAGES.map(([name, damage, words]) => [part, name, store, damage, words] as const)))(
    'of %s, %s, is refused with the name of its file, and nothing is written',
    async (part, _name, store, damage, words) => {
      const folder = await upgraded();
      const [file = expect.fail('no file')] = await readdir(join(folder, store, part));
      const path = join(folder, store, part, file);
      await writeFile(path, damage(await readFile(path, 'utf8')));
      const before = await storedIn(folder);
      const refusal = await openStore(folder).then(() => 'opened', String);
      expect(refusal).toContain(path);
      expect(refusal).toMatch(words);
      const after = await storedIn(folder);
      expect([after.files, after.written]).toEqual([before.files, before.written]);
    },
  );

  it('among files of the first version leaves all of them as they were', async () => {
    const folder = await firstFolder();
    const path = join(folder, 'members', 'teams', `${encodeURIComponent(facts.teams.Pier.key)}.json`);
    await writeFile(path, (await readFile(path, 'utf8')).replace('"channel":', '"chanel":'));
    const before = await storedIn(folder);
    await expect(openStore(folder)).rejects.toThrow(path);
    expect((await storedIn(folder)).files).toEqual(before.files);
  });

  it('in a backup is refused with its line, and the store stays empty', async () => {
    const lines = (await readFile(BACKUP, 'utf8')).trim().split('\n');
    const file = join(await temporaryFolder(), 'backup');
    const folder = await temporaryFolder();
    for (const [damaged, words] of [
      [lines[2]!.replace('"content":{', '"content":{"version":9,'), 'newer version'],
      [lines[2]!.replace(/"content":.*/, '"content":{}}'), 'damaged'],
    ] as const) {
      await writeFile(file, `${lines.with(2, damaged).join('\n')}\n`);
      const empty = await copyEmbedded(folder);
      await expect(restore(file, empty)).rejects.toThrow(`${file}, line 3`);
      await expect(restore(file, empty)).rejects.toThrow(words);
      expect(await empty.isEmpty()).toBe(true);
      await empty.close();
    }
  });
});
