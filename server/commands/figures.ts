// `mutual figures`: anyone recomputes what the page of a report derives, from the published reports alone.
import { figuresOf } from '#domain/reading/figures';
import { readHistory, type Answer } from './published.ts';

/**
 * Prints the figures of the newest report. Voices are not in a report: `silence` is said as if none had come.
 * @param path a JSON array of published reports of one team, oldest first
 */
export async function figures(path: string): Promise<Answer> {
  const reports = await readHistory(path);
  if (reports === undefined) return { refusal: `${path} holds no JSON array of published reports of one team, oldest first.` };
  return { json: JSON.stringify(figuresOf(reports.map((report) => ({ report, voices: 0 }))), null, 2), code: 0 };
}
