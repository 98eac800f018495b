// Published reports in a file, as `GET /api/teams/TEAM/pulses/PULSE/report` gives them.
import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { readJson } from '#domain/json';
import { attack } from '#domain/reading/attack';
import { Report } from '#domain/report/report';

/** What a command prints for programs, or why it does not. */
export type Answer = { json: string; code: 0 | 1 } | { refusal: string };

const Sound = Report.check(z.refine(isSound));
const History = z.array(Sound).check(z.minLength(1), z.refine(isOfOneTeam), z.refine(isOldestFirst));

/** @returns `undefined` if the file holds no report, or one that contradicts itself */
export const readReport = async (path: string): Promise<Report | undefined> => Sound.safeParse(await jsonIn(path)).data;

/** @returns one team's reports, at least one, oldest first; `undefined` if the file holds no such array */
export const readHistory = async (path: string): Promise<Report[] | undefined> => History.safeParse(await jsonIn(path)).data;

/** Reports that were saved before their numbers referred to earlier ones can be read, too. */
async function jsonIn(path: string): Promise<unknown> {
  const found = readJson(await readFile(path, 'utf8').catch(() => ''));
  return Array.isArray(found) ? found.map(current) : current(found);
}

const Older = z.looseObject({ items: z.array(z.looseObject({})) });

function current(report: unknown): unknown {
  const { data } = Older.safeParse(report);
  return data ? { ...data, items: data.items.map((item) => ('n' in item ? { references: null, ...item } : item)) } : report;
}

/** Numbers that no answers can have led to would lead to figures that mean nothing. */
function isSound(report: Report): boolean {
  if (report.outcome !== 'published') return true;
  const { ballots, items, terms } = report;
  const fits = items.every(
    (item) => 'withheld' in item || (item.n <= ballots && item.atMost.every(([low, high]) => low <= high && high <= item.n)),
  );
  return ballots <= terms.roll && fits && attack(report).ways > 0n;
}

function isOfOneTeam(reports: readonly Report[]): boolean {
  return reports.every(({ terms }) => terms.team === reports[0]?.terms.team);
}

function isOldestFirst(reports: readonly Report[]): boolean {
  return reports.every(({ terms }, nth) => nth === 0 || terms.opensAt >= reports[nth - 1]!.terms.opensAt);
}
