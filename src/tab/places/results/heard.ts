// Is it so quiet that the page should ask why? Voices of earlier pulses are loaded only where the reports alone would say so.
import { api } from '#contract/api';
import { isSilent, PULSES_HEARD, type Heard } from '#domain/reading/silence';
import type { Report } from '#domain/report/report';
import type { Page } from '../../page.tsx';

/**
 * @param earlier newest first  @param voices how many came with this report, if that is known
 * @returns `false` as well if it can't be found out
 */
export async function isQuiet({ ask }: Page, report: Report, earlier: readonly Report[], voices: number | undefined): Promise<boolean> {
  const last = earlier.slice(0, PULSES_HEARD - 1).toReversed();
  const heard = (counts: readonly number[]): Heard[] => [
    ...last.map((one, nth) => ({ report: one, voices: counts[nth] ?? 0 })),
    { report, voices: voices ?? 0 },
  ];
  if (voices === undefined || !isSilent(heard([]))) return false;
  const counted = async ({ terms: { team, pulse } }: Report) => (await ask(api.voices, { team, pulse })).threads.length;
  return Promise.all(last.map(counted)).then(
    (counts) => isSilent(heard(counts)),
    () => false,
  );
}
