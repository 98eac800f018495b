// A store as a sequence of entries, the same whatever it lies in: what is backed up, restored, and moved from one kind to another.
import { BALLOT_KINDS, readBallots, type BallotParts } from '../ballot-parts.ts';
import { partsOf, type StoredRecord } from '../entries.ts';
import { MEMBER_KINDS, readMembers, type MemberParts } from '../member-parts.ts';

export const PARTS = { members: partsOf(MEMBER_KINDS), ballots: partsOf(BALLOT_KINDS) } as const;
export type StoreName = keyof typeof PARTS;
export type Part = keyof MemberParts | keyof BallotParts;

/** One stored thing, with its version, in the form in which the embedded store writes it. */
export interface Entry {
  part: Part;
  key: string;
  content: unknown;
}

export type AnyRecord = StoredRecord<MemberParts> | StoredRecord<BallotParts>;

/** Both stores, closed to everybody else while they are copied. */
export interface Copyable {
  isEmpty(): Promise<boolean>;
  read(): AsyncIterable<Entry>;
  /** All or, if it rejects, whatever had come until then; durable when it resolves. */
  write(records: AsyncIterable<AnyRecord>): Promise<void>;
  close(): Promise<void>;
}

/** Brought up to this version. @param where the line or file  @throws {UnreadableRecord} */
export const readEntry = ({ part, key, content }: Entry, where: string): AnyRecord[] =>
  isMembers(part) ? readMembers(part, key, content, where) : readBallots(part, key, content, where);

export const isMemberRecord = (entry: AnyRecord): entry is StoredRecord<MemberParts> => entry.part in MEMBER_KINDS;

const isMembers = (part: Part): part is keyof MemberParts => part in MEMBER_KINDS;

export const isPart = (name: unknown): name is Part => typeof name === 'string' && (name in MEMBER_KINDS || name in BALLOT_KINDS);
