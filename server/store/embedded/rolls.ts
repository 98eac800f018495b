// Rolls in files, and in memory on which of them each person stands.
import { ROLL, type RollRecord, type StoredRolls } from '../../records/roll.ts';
import { embeddedDocuments } from './documents.ts';
import type { Fatal } from './slot.ts';

export function embeddedRolls(
  folder: string,
  stored: ReadonlyMap<string, RollRecord>,
  fatal: Fatal,
): StoredRolls & { settled(): Promise<void> } {
  const rollsWith = new Map<string, Set<string>>();
  const peopleOn = new Map<string, readonly string[]>();

  const documents = embeddedDocuments<RollRecord>({
    folder,
    kind: ROLL,
    stored,
    fatal,
    noticed: (key, roll) => {
      for (const person of peopleOn.get(key) ?? []) {
        const rolls = rollsWith.get(person);
        if (rolls?.delete(key) && rolls.size === 0) rollsWith.delete(person);
      }
      for (const person of roll?.people ?? []) rollsWith.set(person, (rollsWith.get(person) ?? new Set()).add(key));
      if (roll) peopleOn.set(key, roll.people);
      else peopleOn.delete(key);
    },
  });

  return {
    settled: documents.settled,
    create: (roll) => documents.create(roll.pulse, roll),
    people: async (pulse) => (await documents.read(pulse))?.people ?? [],
    has: async (pulse, person) => rollsWith.get(person)?.has(pulse) ?? false,
    sharing: async (tenant, people, except) => {
      const keys = [...new Set(people.flatMap((person) => [...(rollsWith.get(person) ?? [])]))];
      const found = await Promise.all(keys.map((key) => documents.read(key)));
      return found.filter((roll) => roll?.tenant === tenant && roll.team !== except) as RollRecord[];
    },
    replacePerson: async (tenant, person, by) => {
      const keys = [...(rollsWith.get(person) ?? [])].filter((key) => documents.peek(key)?.tenant === tenant);
      const replace = (roll: RollRecord) => void (roll.people = roll.people.map((one) => (one === person ? by : one)));
      await Promise.all(keys.map((key) => documents.change(key, replace)));
    },
    remove: documents.remove,
    // A file is replaced whole.
    forget: async () => {},
  };
}
