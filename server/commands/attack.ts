// `mutual attack`: anyone tries what a published report gives away about a colleague.
import { attack as attacked } from '#domain/reading/attack';
import { readHistory, readReport, type Answer } from './published.ts';

/**
 * Prints `{"ways": N, "excluded": []}`; N with all its digits.
 * @param path one published report, or a JSON array of one team's, oldest first, of which the newest is tried
 */
export async function attack(path: string): Promise<Answer> {
  const report = (await readReport(path)) ?? (await readHistory(path))?.at(-1);
  if (report === undefined) return { refusal: `${path} holds no published report.` };
  if (report.outcome !== 'published') return { refusal: `${path} says nothing about any answer: fewer than the floor have answered.` };
  const { ways, excluded } = attacked(report);
  return { json: `{"ways": ${ways}, "excluded": ${JSON.stringify(excluded)}}`, code: excluded.length === 0 ? 0 : 1 };
}
