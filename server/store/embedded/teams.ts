// Teams in files, and in memory when each of them is due and who is on its rolls.
import type { UserId } from '#domain/ids';
import { dueAt, peopleOf, type TeamDocument, type Teams } from '../../records/team.ts';
import { dueIndex } from './due-index.ts';
import { embeddedDocuments } from './documents.ts';
import type { Fatal } from './slot.ts';

/** @throws an Error that names a file that can't be read */
export async function embeddedTeams(folder: string, fatal: Fatal): Promise<Teams & { settled(): Promise<void> }> {
  const index = dueIndex();
  const teamsWith = new Map<UserId, Set<string>>();
  const peopleIn = new Map<string, UserId[]>();

  function remember(key: string, people: UserId[]): void {
    for (const person of peopleIn.get(key) ?? []) teamsWith.get(person)?.delete(key);
    for (const person of people) teamsWith.set(person, (teamsWith.get(person) ?? new Set()).add(key));
    peopleIn.set(key, people);
  }

  const documents = await embeddedDocuments<TeamDocument>(folder, fatal, (key, team) => {
    index.set(key, team === undefined ? undefined : dueAt(team));
    remember(key, team === undefined ? [] : peopleOf(team));
  });
  return {
    ...documents,
    list: (tenant) => documents.select((team) => team.tenant === tenant),
    sharing: async (tenant, people) => {
      const keys = [...new Set(people.flatMap((person) => [...(teamsWith.get(person) ?? [])]))];
      const found = await Promise.all(keys.map((key) => documents.read(key)));
      return found.flatMap((team) => (team?.tenant === tenant ? team : []));
    },
    // A file is replaced whole.
    forget: async () => {},
    due: async (now) => index.upTo(now),
  };
}
