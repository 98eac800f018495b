// Teams in files, and in memory when each of them is due.
import { dueAt, type TeamDocument, type Teams } from '../team.ts';
import { dueIndex } from './due-index.ts';
import { embeddedDocuments } from './embedded-documents.ts';
import type { Fatal } from './slot.ts';

/** @throws an Error that names a file that can't be read */
export async function embeddedTeams(folder: string, fatal: Fatal): Promise<Teams & { settled(): Promise<void> }> {
  const index = dueIndex();
  const documents = await embeddedDocuments<TeamDocument>(folder, fatal, (key, team) => {
    index.set(key, team === undefined ? undefined : dueAt(team));
  });
  return {
    ...documents,
    list: (tenant) => documents.select((team) => team.tenant === tenant),
    due: async (now) => index.upTo(now),
  };
}
