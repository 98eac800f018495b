// A part of an open pulse is lost: its file was damaged and taken away, as our own words advise. Nobody is left waiting, and nothing false is published.
// @module-tag long
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Language } from '#domain/ids';
import { inSentences } from '#domain/language';
import type { Report } from '#domain/report/report';
import { ar } from '../../server/follow-up/locales/ar.ts';
import { de } from '../../server/follow-up/locales/de.ts';
import { en, type Words } from '../../server/follow-up/locales/en.ts';
import { es } from '../../server/follow-up/locales/es.ts';
import { fr } from '../../server/follow-up/locales/fr.ts';
import { ja } from '../../server/follow-up/locales/ja.ts';
import { resultCard } from '../../server/microsoft/cards.ts';
import { aProduct } from '../support/product.ts';
import { newPulse } from '../support/signed-ballot.ts';
import { openStore, temporaryFolder } from '../support/temporary-store.ts';

const SECRET = 'a secret of thirty-two characters or more';
const VOTERS = ['Mei', 'Tomás', 'Priya', 'Lena', 'Samir', 'Claire', 'David'];

async function started(folder: string) {
  const product = await aProduct(folder, SECRET);
  onTestFinished(() => product.kill());
  return product;
}

const levels = (lines: string[], level: number) => lines.filter((line) => line.includes(`"level":${level}`));

let answered: { folder: string; pulse: string; team: string; now: number };
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mutual-lost-'));
  const product = await aProduct(folder, SECRET);
  const team = `/api/teams/${product.team}`;
  const { body } = await product.as('Jonas', 'POST', `${team}/pulses`, { items: null, workingDays: 3 });
  const pulse: string = body.pulse;
  for (const first of VOTERS) await (await product.voter(first, `${team}/pulses/${pulse}`)).cast([4, 4, 4, 4]);
  await product.kill();
  answered = { folder, pulse, team, now: product.now };
});
afterAll(() => rm(answered.folder, { recursive: true }));

/** A pulse that seven have answered, in a folder of the test's own on which nobody is running. */
async function answeredPulse() {
  const folder = await temporaryFolder();
  // The lock of whoever was killed is a socket, which is nobody's to copy.
  await cp(answered.folder, folder, { recursive: true, filter: (path) => basename(path) !== 'lock' });
  return { ...answered, folder };
}

describe.each([
  ['box', 'ballots/boxes'],
  ['credentials', 'members/credentials'],
  ['roll', 'members/rolls'],
])('An open pulse whose %s is gone', (missing, part) => {
  it('closes once, without a result and with the reason, and the next one opens', async () => {
    const { folder, pulse, team, now } = await answeredPulse();
    await rm(join(folder, part, `${pulse}.json`));
    const product = await started(folder);
    for (const later of [1, 2, 3, 4]) await product.clock(now + later * 60_000);
    const report = (await product.as('Mei', 'GET', `${team}/pulses/${pulse}/report`)).body as Report;
    expect(report).toMatchObject({ outcome: 'lost', missing });
    expect((await product.as('Amara', 'GET', `${team}/deliveries`)).body).toMatchObject({ noResult: missing });
    expect((await product.nobody('GET', `/ballot/${pulse}/bulletin`)).status).toBe(404);
    expect((await product.as('Jonas', 'POST', `${team}/pulses`, { items: null, workingDays: 3 })).status).toBe(200);
    expect((await product.as('Amara', 'GET', `${team}/deliveries`)).body).toMatchObject({ noResult: null });
    const said = levels(product.lines, 50);
    expect(said).toEqual([expect.stringContaining(`"missing":"${missing}"`)]);
    expect(said[0]).toContain(pulse);
    await product.kill();
    const store = await openStore(folder);
    expect([await store.credentials.find(pulse as never), await store.boxes.bulletin(pulse as never)]).toEqual([undefined, null]);
    await store.close();
  });
});

describe('An open pulse whose own record is gone', () => {
  it('does not keep its team from the next one, and leaves nothing of it behind', async () => {
    const { folder, pulse, team } = await answeredPulse();
    await rm(join(folder, 'members/pulses', `${pulse}.json`));
    const product = await started(folder);
    expect((await product.as('Jonas', 'POST', `${team}/pulses`, { items: null, workingDays: 3 })).status).toBe(200);
    expect(levels(product.lines, 50)).toEqual([]);
    const files = await readdir(folder, { recursive: true });
    expect(files.filter((name) => name.includes(pulse))).toEqual([]);
  });
});

describe('A pulse that closes after its team’s record is gone', () => {
  it('is closed and scrubbed, and says so to nobody in an error', async () => {
    const { folder, pulse, now } = await answeredPulse();
    const [file = ''] = await readdir(join(folder, 'members/teams'));
    await rename(join(folder, 'members/teams', file), join(folder, 'kept'));
    const product = await started(folder);
    await product.clock(now + 7 * 24 * 3_600_000);
    await product.clock(now + 7 * 24 * 3_600_000 + 60_000);
    expect(levels(product.lines, 50)).toEqual([]);
    expect((await readdir(join(folder, 'members/credentials'))).filter((name) => name.includes(pulse))).toEqual([]);
  });
});

describe('What is in a folder and is not ours', () => {
  async function folderWith(name: string, content: string | null) {
    const folder = await temporaryFolder();
    const path = join(folder, 'ballots/boxes', name);
    await mkdir(content === null ? path : dirname(path), { recursive: true });
    if (content !== null) await writeFile(path, content);
    return { folder, path };
  }

  it.each([
    ['%zz.json', '{}'],
    ['a%62.json', '{}'],
    ['x.json', null],
  ])('%s stops the start with its name and what to do', async (name, content) => {
    const { folder, path } = await folderWith(name, content);
    await expect(openStore(folder)).rejects.toThrow(`${path} is no file that Mutual has written. Take it away.`);
  });

  it.each(['{}', '[]', 'null', '{"version":1,'])(
    '%s in the place of a record stops it, and says where taking it away leads',
    async (content) => {
      const { folder, path } = await folderWith(`${newPulse()}.json`, content);
      const refusal = await openStore(folder).then(() => 'opened', String);
      expect(refusal).toContain(path);
      expect(refusal).toMatch(/is damaged.*take it away: an open pulse to which it belongs then ends without a result/);
    },
  );
});

describe('The card about it', () => {
  it.each(Object.entries({ en, de, fr, es, ja, ar }) as [Language, Words][])(
    'says in %s why there is no result',
    async (language, { card }) => {
      const terms = { pulse: newPulse(), team: 'x', language, items: [], floor: 5 } as unknown as Report['terms'];
      for (const missing of ['box', 'credentials', 'roll'] as const) {
        const { fallbackText } = await resultCard({ outcome: 'lost', terms, missing }, 'app');
        expect(fallbackText).toBe(inSentences(language, [card.lostTitle[missing], card.lostText]));
      }
    },
  );
});
