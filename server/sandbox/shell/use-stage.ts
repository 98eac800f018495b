// The stage as a page sees it: read, followed, changed, and what went wrong.
import { useCallback, useEffect, useRef, useState } from 'preact/compat';
import type { Stage } from '../stage/stage.ts';
import { onStageChange, readStage } from './stage-client.ts';

export interface StageView {
  stage: Stage | undefined;
  /** Something was asked of the sandbox and is not answered yet. */
  busy: boolean;
  failed: boolean;
  /** Does a step; one that gives back a stage shows it. */
  run: (step: () => Promise<unknown>) => Promise<void>;
  /** Reads the stage again: ballots change it without a word. */
  refresh: () => Promise<void>;
  /** Repeats what failed. */
  retry: () => void;
}

export function useStage(): StageView {
  const [stage, setStage] = useState<Stage>();
  const [pending, setPending] = useState(0);
  const [failed, setFailed] = useState(false);
  const last = useRef<() => Promise<unknown>>(readStage);
  // What is seen half-way would name what comes after: the clock has moved, and the pulse is not there yet.
  const held = useRef(0);

  const run = useCallback(
    async (step: () => Promise<unknown>) => {
      last.current = step;
      setPending((count) => count + 1);
      held.current += 1;
      try {
        const result = await step();
        setStage(isStage(result) ? result : await readStage());
        setFailed(false);
      } catch {
        setFailed(true);
      } finally {
        held.current -= 1;
        setPending((count) => count - 1);
      }
    },
    [setStage],
  );

  const refresh = useCallback(async () => setStage(await readStage()), [setStage]);
  useEffect(() => void readStage().then(setStage, () => setFailed(true)), [setStage]);
  useEffect(() => follow((seen) => held.current > 0 || setStage(seen)), [setStage]);
  const retry = useCallback(() => void run(last.current), [run]);
  return { stage, busy: pending > 0, failed, run, refresh, retry };
}

/** Reads once more after each change; changes during a reading cost one more reading, not many. */
function follow(show: (stage: Stage) => unknown): () => void {
  let reading = false;
  let again = false;
  const read = async () => {
    again = reading;
    if (reading) return;
    reading = true;
    const stage = await readStage().catch(() => undefined);
    reading = false;
    if (stage) show(stage);
    if (again) void read();
  };
  const hear = () => void read();
  // The tab writes down where its ballot is; that may have changed the turnout.
  addEventListener('storage', hear);
  const stop = onStageChange(hear);
  return () => {
    removeEventListener('storage', hear);
    stop();
  };
}

const isStage = (result: unknown): result is Stage =>
  typeof result === 'object' && result !== null && 'now' in result && 'people' in result;
