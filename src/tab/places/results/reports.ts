// The reports that a page reads: each is loaded once, because what is published never changes, and a few at a time.
import pLimit from 'p-limit';
import type { PulseSummary } from '#contract/api';
import type { PulseId } from '#domain/ids';
import { pastOf } from '#domain/reading/past';
import type { Report } from '#domain/report/report';

/** As many as a browser sends to one host at a time; the others would wait with their clock running. */
const AT_A_TIME = 6;

type Of = Pick<PulseSummary, 'team' | 'pulse'>;

export interface Reports {
  /** @throws {CallFailure} */
  of: (pulse: Of) => Promise<Report>;
  /** What the page of a report reads of the past, newest first; without those that could not be loaded, because the page stands without. */
  before: (report: Report, earlier: readonly PulseSummary[]) => Promise<Report[]>;
}

export function loadedOnce(load: (pulse: Of) => Promise<Report>): Reports {
  const limit = pLimit(AT_A_TIME);
  const known = new Map<PulseId, Promise<Report>>();
  const of = (pulse: Of): Promise<Report> => {
    const found = known.get(pulse.pulse) ?? limit(load, pulse);
    known.set(pulse.pulse, found);
    // What failed is asked for again the next time.
    found.catch(() => known.delete(pulse.pulse));
    return found;
  };
  const before = async (report: Report, earlier: readonly PulseSummary[]) => {
    const found = await Promise.all(pastOf(report, earlier).map((one) => of(one).catch(() => undefined)));
    return found.filter((one) => one !== undefined);
  };
  return { of, before };
}
