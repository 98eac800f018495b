// Once after the start: are the open pulses whole? Their files or rows may have been damaged and taken away while nobody was running.
import { DAY, type Instant } from '#domain/ids';
import pLimit from 'p-limit';
import type { Pulses } from '../records/pulse.ts';
import type { ReportRoom } from '../report/report.ts';

interface Dependencies {
  pulses: Pick<Pulses, 'due' | 'read'>;
  report: Pick<ReportRoom, 'closeIfLost'>;
  clock: () => Instant;
}

/** Longer than any pulse is open, and much shorter than reports are kept. */
const OPEN_MOST_MS = 120 * DAY;
const AT_ONCE = 8;

/** @returns what looks at all open pulses, unless it has done so before; after a failure the next call looks again */
export function lookingForLost({ pulses, report, clock }: Dependencies): () => Promise<void> {
  const limit = pLimit(AT_ONCE);
  let isDone = false;
  return async () => {
    if (isDone) return;
    const ids = await pulses.due(clock() + OPEN_MOST_MS);
    const look = async (id: (typeof ids)[number]) => {
      const record = await pulses.read(id);
      if (record?.phase === 'open') await report.closeIfLost(record);
    };
    await Promise.all(ids.map((id) => limit(() => look(id))));
    isDone = true;
  };
}
