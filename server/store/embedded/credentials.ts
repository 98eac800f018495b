// Who has drawn, in files: one for each pulse that is open, with its members in the order in which they were given, never in which they drew.
import { CREDENTIALS, type CredentialRecord, type Credentials } from '../../credential/record.ts';
import { writeRecord } from '../../records/versions.ts';
import type { GroupCommit } from '../group-commit.ts';
import { filesIn } from './folder.ts';
import { slot, type Fatal } from './slot.ts';

/** Changed in place: to copy the members of a large team for each that draws would cost more than the signature. */
type Drawn = CredentialRecord & GroupCommit & { isStored: boolean };

export function embeddedCredentials(
  folder: string,
  stored: ReadonlyMap<string, CredentialRecord>,
  fatal: Fatal,
): Credentials & { settled(): Promise<void> } {
  const pulses = new Map<string, Drawn>();
  const file = filesIn(folder);

  function put(pulse: string, { keys, members }: CredentialRecord, isStored: boolean): Drawn {
    const current = () => (pulses.get(pulse) === drawn ? writeRecord<CredentialRecord>(CREDENTIALS, { keys, members }) : undefined);
    const commit = slot(file(pulse), current, fatal);
    const drawn: Drawn = { keys, members, ...commit, isStored };
    pulses.set(pulse, drawn);
    return drawn;
  }

  /** Later draws are not waited for. */
  async function created(drawn: Drawn | undefined): Promise<void> {
    if (drawn === undefined || drawn.isStored) return;
    await drawn.settled();
    drawn.isStored = true;
  }

  for (const [pulse, record] of stored) put(pulse, record, true);

  return {
    create: async (pulse, keys, members) => {
      const nobody = () => Object.fromEntries(members.map((member) => [member, null]));
      if (!pulses.has(pulse)) await put(pulse, { keys, members: nobody() }, false).save();
      await created(pulses.get(pulse));
    },
    find: async (pulse) => {
      const drawn = pulses.get(pulse);
      await created(drawn);
      return drawn?.keys;
    },
    draw: async (pulse, member, hash) => {
      const drawn = pulses.get(pulse);
      const known = drawn?.members[member];
      if (drawn === undefined || known === undefined) return undefined;
      if (known === null) drawn.members[member] = hash;
      // It may be on its way to the disk still: what is said to be drawn must be so after a crash, too.
      await (known === null ? drawn.save() : drawn.settled());
      return known ?? hash;
    },
    hasDrawn: async (pulse, member) => {
      const drawn = pulses.get(pulse);
      await drawn?.settled();
      return typeof drawn?.members[member] === 'string';
    },
    issued: async (pulse) => Object.values(pulses.get(pulse)?.members ?? {}).filter((drawn) => drawn !== null).length,
    remove: async (pulse) => {
      const drawn = pulses.get(pulse);
      if (drawn === undefined) return;
      pulses.delete(pulse);
      // Still there if it could not begin, for whoever tries again.
      await drawn.save().catch((error: unknown) => {
        pulses.set(pulse, drawn);
        throw error;
      });
    },
    settled: async () => void (await Promise.all([...pulses.values()].map((drawn) => drawn.settled()))),
  };
}
