// Rolls in files: one for each pulse that is open, with its members in the order in which they were given, never in which they drew.
import type { RollName, Rolls, RollTerms } from '../../credential/credential.ts';
import { MissingDocument } from '../../records/documents.ts';
import { embeddedDocuments } from './documents.ts';
import type { Fatal } from './slot.ts';

interface RollFile {
  terms: RollTerms;
  /** `null` until the member draws. */
  members: Record<RollName, string | null>;
}

/** @throws an Error that names a file that can't be read */
export async function embeddedRolls(folder: string, fatal: Fatal): Promise<Rolls & { settled(): Promise<void> }> {
  const files = await embeddedDocuments<RollFile>(folder, fatal);
  return {
    create: (pulse, terms, members) =>
      files.create(pulse, { terms, members: Object.fromEntries(members.map((member) => [member, null])) as RollFile['members'] }),
    find: async (pulse) => (await files.read(pulse))?.terms,
    draw: (pulse, member, hash) =>
      files.change(pulse, ({ members }) => (members[member] === undefined ? undefined : (members[member] ??= hash))).catch(missing),
    hasDrawn: async (pulse, member) => typeof (await files.read(pulse))?.members[member] === 'string',
    issued: async (pulse) => Object.values((await files.read(pulse))?.members ?? {}).filter((drawn) => drawn !== null).length,
    remove: files.remove,
    settled: files.settled,
  };
}

function missing(error: unknown): undefined {
  if (!(error instanceof MissingDocument)) throw error;
}
