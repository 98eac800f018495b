// What version d617945 stored: reports from before there were references. They stay as they are, and later ones refer to them.
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { PublishedReport } from '#domain/report/report';
import { tally } from '#domain/report/tally';
import { pulsesOf } from '../../server/records/pulse.ts';
import { rollsOf } from '../../server/records/roll.ts';
import { teamsOf } from '../../server/records/team.ts';
import { reportRoom } from '../../server/report/report.ts';
import { facts } from './first-version.ts';
import type { Parts } from './store-contract.ts';
import { temporaryFolder } from './temporary-store.ts';

const FOLDER = join(import.meta.dirname, '../product/stored/d617945');
export const SECOND_BACKUP = join(FOLDER, 'backup.jsonl');
export const SECOND_SQL = join(FOLDER, 'postgres.sql');

/** A data folder of that version, which may be changed. */
export async function secondFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), 'data');
  await cp(join(FOLDER, 'embedded'), folder, { recursive: true });
  return folder;
}

type OldReport = Omit<PublishedReport, 'items'> & { items: ({ n: number } | { withheld: 'floor' })[] };

/** What was published of a pulse, as it lies in the backup. */
async function published(pulse: string): Promise<OldReport> {
  const lines = (await readFile(SECOND_BACKUP, 'utf8')).split('\n');
  const line = lines.find((one) => one.startsWith(`{"part":"pulses","key":"${pulse}"`)) ?? expect.fail('no such pulse');
  return (JSON.parse(line) as { content: { report: OldReport } }).content.report;
}

const HARBOUR = ['DW1LN3aAcBly-DT1431j9w', 'jKOwTSwYX1R1yssAvd4VoQ', 'MerjqDK_SNh1EBeXyEQ10Q'];

/** Each report says what it said, beside that its numbers refer to nothing. */
export async function expectReportsAsTheyWere({ pulses }: Parts): Promise<void> {
  for (const pulse of [...HARBOUR, '0riTtqUtfSjpvJRrBqr9ig']) {
    const old = await published(pulse);
    const items = old.items.map((item) => ('n' in item ? { ...item, references: null } : item));
    const read = await pulses.read(pulse);
    expect([read?.report, read?.promises]).toEqual([{ ...old, items }, []]);
  }
  expect((await published('jKOwTSwYX1R1yssAvd4VoQ')).items).toContainEqual(
    expect.objectContaining({ heldUntil: 1_799_744_400_000, common: 13 }),
  );
}

/** The next report of Harbour is held to the last one of that version, and refers to it. */
export async function expectToBeReferredTo({ pulses, rolls, teams }: Parts): Promise<void> {
  const { team } = facts.teams.Harbour;
  const own = pulsesOf(pulses, facts.tenant);
  const open = (await own.ofTeam(team)).find(({ phase }) => phase === 'open') ?? expect.fail('no open pulse');
  const notAsked = () => Promise.reject(new Error('not asked'));
  const room = reportRoom({
    teams: teamsOf(teams, facts.tenant),
    pulses: own,
    rolls: rollsOf(rolls, facts.tenant),
    hasBox: async () => true,
    hasCredentials: async () => true,
    lost: (_pulse, missing) => expect.fail(`no ${missing}`),
    issued: notAsked,
    publishBulletin: notAsked,
    publishVoices: notAsked,
    scrubCredentials: notAsked,
    seal: async () => tally(open.terms.items.map(() => [0, 1, 1, 2, 2, 2])),
  });
  await room.publish(open);
  const { report } = await own.get(team, open.terms.pulse);
  const [item] = report?.outcome === 'published' ? report.items : [];
  const { closesAt } = (await published('MerjqDK_SNh1EBeXyEQ10Q')).terms;
  expect(item).toMatchObject({ item: 'relying-1', n: 8, common: 14 });
  expect(item && 'n' in item && item.references).toEqual(
    [0, 1, 2, 3].map(() => ({ closedAt: closesAt, said: expect.any(String) as string })),
  );
  expect(item && 'n' in item && item.references?.some((reference) => reference?.said === 'held')).toBe(true);
}
