// Whether somebody who plays here has a ballot in the box: the guide moves on then.
import { useEffect, useState } from 'preact/compat';
import type { Stage } from '../stage/stage.ts';
import { hasCounted, readPulse } from './others.ts';

/** Looks when the stage changes and when the tab writes a ballot's state down (both share one storage). */
export function useCounted(stage: Stage): boolean {
  const [counted, setCounted] = useState<string>();
  const pulse = stage.pulse?.phase === 'open' ? stage.pulse.pulse : undefined;
  useEffect(() => {
    if (pulse === undefined || pulse === counted) return;
    let asked = true;
    const look = async () => {
      if ((await anyCounted(stage).catch(() => false)) && asked) setCounted(pulse);
    };
    void look();
    const hear = () => void look();
    addEventListener('storage', hear);
    return () => {
      asked = false;
      removeEventListener('storage', hear);
    };
  }, [stage, pulse, counted]);
  return pulse !== undefined && counted === pulse;
}

async function anyCounted(stage: Stage): Promise<boolean> {
  const view = await readPulse(stage);
  if (view === undefined) return false;
  const players = stage.people.filter(({ playable, member }) => playable && member);
  for (const person of players) if (await hasCounted(person, stage, view)) return true;
  return false;
}
