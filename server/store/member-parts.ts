// The parts of the store that knows who, and how each is read.
import { CREDENTIALS, type CredentialRecord } from '../credential/record.ts';
import { EFFECTS, type EffectGroup } from '../records/effects.ts';
import { PULSE, type PulseRecord } from '../records/pulse.ts';
import { ROLL, type RollRecord } from '../records/roll.ts';
import { TEAM, type TeamRecord } from '../records/team.ts';
import { readRecord } from '../records/versions.ts';
import type { Kinds, ReadEntry, StoredRecord } from './entries.ts';
import { splitTeam } from './first-version.ts';

export interface MemberParts {
  teams: TeamRecord;
  pulses: PulseRecord;
  rolls: RollRecord;
  effects: EffectGroup;
  credentials: CredentialRecord;
}

export const MEMBER_KINDS: Kinds<MemberParts> = { teams: TEAM, pulses: PULSE, rolls: ROLL, effects: EFFECTS, credentials: CREDENTIALS };

/** The first version kept credentials as rolls, and everything else of a team in one document. */
export const readMembers: ReadEntry<MemberParts> = (part, key, stored, where) => {
  const first = isFirst(stored) ? stored : undefined;
  if (part === 'rolls' && first && 'terms' in first) return [entry('credentials', key, first, where)];
  const pieces = part === 'teams' && first ? splitTeam(key, first) : undefined;
  return pieces?.map((piece) => entry(piece.part, piece.key, piece.content, where)) ?? [entry(part, key, stored, where)];
};

const entry = (part: keyof MemberParts, key: string, content: unknown, where: string) =>
  ({ part, key, record: readRecord<MemberParts[typeof part]>(MEMBER_KINDS[part] as never, where, content) }) as StoredRecord<MemberParts>;

const isFirst = (stored: unknown): stored is object => typeof stored === 'object' && stored !== null && !('version' in stored);
