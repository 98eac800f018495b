// What version 1 stored of talks and series, read today: nothing is made of it that was not so.
import { describe, expect, it } from 'vitest';
import { PULSE } from '../../../server/records/pulse.ts';
import { newTeam, TEAM, type TeamRecord } from '../../../server/records/team.ts';
import { readRecord, writeRecord } from '../../../server/records/versions.ts';
import { CADENCE } from '../../support/cadence.ts';
import { openPulse, someTeamId, TENANT } from '../../bench/teams.ts';

const LEADER = 'aaaaaaaa-0000-4000-8000-000000000001';

describe('A talk of version 1', () => {
  const stored = (conversation: object | null, owners = [LEADER]) => ({
    version: 1,
    ...openPulse(someTeamId(), 8, 1),
    owners,
    conversation,
  });
  const read = (record: object) => readRecord(PULSE, 'a file', record).conversation;
  const times = { start: 1, end: 2 };

  it('that had its link stands in the calendars, and the first leader holds it', () => {
    expect(read(stored({ ...times, link: 'https://outlook.office.com/x' }))).toMatchObject({
      state: 'confirmed',
      by: LEADER,
      round: 1,
      ...times,
    });
  });

  it('that had none is still being sent', () => {
    expect(read(stored({ ...times, link: null }))).toMatchObject({ state: 'sending', by: LEADER, event: null });
  });

  it('of a team that nobody led is none, and where none was there is none', () => {
    expect([read(stored({ ...times, link: null }, [])), read(stored(null))]).toEqual([null, null]);
  });
});

it('A pulse of version 3 had no action', () => {
  const { actions, ...older } = openPulse(someTeamId(), 8, 1);
  expect([actions, readRecord(PULSE, 'a file', { version: 3, ...older }).actions]).toEqual([[], []]);
});

it('A cadence of version 1 had not lost its series', () => {
  const series = { settings: CADENCE.cadence, owner: LEADER, ownerName: 'Jonas', series: 'id', link: null, occurrences: [] };
  const team = newTeam({ tenant: TENANT, team: someTeamId(), name: 'Harbour', channel: '19:x' });
  const written = writeRecord(TEAM, { ...team, cadence: series } as unknown as TeamRecord);
  expect(readRecord(TEAM, 'a file', { ...written, version: 1 }).cadence?.lost).toBeNull();
  expect(readRecord(TEAM, 'a file', { ...writeRecord(TEAM, team), version: 1 }).cadence).toBeNull();
});

describe('What was stored before pulses said why they ask what they ask', () => {
  const team = newTeam({ tenant: TENANT, team: someTeamId(), name: 'Harbour', channel: '19:x' });
  const { thriving: _, ...policy } = team.policy;
  const { chosenNext: __, ...older } = team;
  const shared = { items: ['relying-1', 'ownership-1', 'candour-1'], opensAt: 1, closesAt: 2 };
  const { length: ___, ...ofPulse } = policy;
  const opening = {
    ...{ pulse: 'p'.repeat(22), occurrence: null, joined: [], shared },
    policy: { ...ofPulse, timeZone: 'UTC' },
  };
  const read = (changes: object) => readRecord(TEAM, 'a file', { version: 4, ...older, policy, ...changes });

  it('asks nobody how they fare, and leaves the choice to the rotation', () => {
    expect(read({})).toEqual({ ...team, policy: { ...policy, thriving: false }, chosenNext: null });
  });

  it('an opening that was begun is finished, and its pulse says nothing of why', () => {
    expect(read({ pulse: opening.pulse, opening }).opening?.shared).toEqual({ ...shared, whys: null, prompt: null });
  });

  it('a pulse says nothing of why', () => {
    const { choice: ____, ...pulse } = openPulse(someTeamId(), 8, 1);
    expect(readRecord(PULSE, 'a file', { version: 3, ...pulse }).choice).toBeNull();
  });
});

it('After a pulse of version 3 nothing was promised', () => {
  const { promises, ...before } = openPulse(someTeamId(), 8, 1);
  expect(promises).toEqual([]);
  const read = readRecord(PULSE, 'a file', { version: 3, ...before });
  expect([read.promises, read.terms]).toEqual([[], before.terms]);
});
