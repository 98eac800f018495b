// Is it so quiet that the page should ask why? Voices of earlier pulses are loaded only where the reports alone would say so.
import { api, type PulseSummary } from '#contract/api';
import { isSilent, PULSES_HEARD, type Heard } from '#domain/reading/silence';
import type { Report } from '#domain/report/report';
import type { Page } from '../../page.tsx';

interface Read {
  report: Report;
  /** Those before it that were loaded. */
  before: readonly Report[];
  /** All pulses before it, newest first. */
  earlier: readonly Pick<PulseSummary, 'pulse'>[];
  /** How many came with it, if that is known. */
  voices: number | undefined;
}

/** @returns `false` as well if it can't be found out */
export async function isQuiet({ ask }: Page, { report, before, earlier, voices }: Read): Promise<boolean> {
  const last = earlier.slice(0, PULSES_HEARD - 1).flatMap(({ pulse }) => before.find(({ terms }) => terms.pulse === pulse) ?? []);
  const heard = (counts: readonly number[]): Heard[] => [
    ...last.map((one, nth) => ({ report: one, voices: counts[nth] ?? 0 })),
    { report, voices: voices ?? 0 },
  ];
  // One that could not be loaded makes them fewer than three.
  if (voices === undefined || !isSilent(heard([]))) return false;
  const counted = async ({ terms: { team, pulse } }: Report) => (await ask(api.voices, { team, pulse })).threads.length;
  return Promise.all(last.map(counted)).then(
    (counts) => isSilent(heard(counts)),
    () => false,
  );
}
