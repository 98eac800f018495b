// Lets the stand-ins for Microsoft fail, to see what the product does then.
import { useState, type FormEvent } from 'preact/compat';
import type { Fault } from '../../stage/stage.ts';
import { playFault } from '../stage-client.ts';
import type { StageView } from '../use-stage.ts';
import { useWords } from '../words.ts';

interface FaultsProps {
  fault: Fault | null;
  busy: boolean;
  run: StageView['run'];
}

const KINDS = ['throttled', 'unavailable', 'timeout', 'garbage'] as const satisfies readonly Fault['kind'][];
const TIMES = [1, 3, 10];

export function Faults({ fault, busy, run }: FaultsProps) {
  const { t } = useWords();
  const [kind, setKind] = useState<Fault['kind']>('throttled');
  const [times, setTimes] = useState(3);
  const [played, setPlayed] = useState(false);
  const play = async () => {
    const stage = await playFault({ kind, times });
    setPlayed(true);
    return stage;
  };
  const fail = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void run(play);
  };
  return (
    <details className="faults">
      <summary>{t('faults.title')}</summary>
      <form onSubmit={fail}>
        <label htmlFor="fault-kind">{t('faults.kind')}</label>
        <select
          id="fault-kind"
          className="field"
          value={kind}
          onChange={(e) => setKind(KINDS.find((each) => each === e.currentTarget.value) ?? kind)}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`faults.${each}`)}
            </option>
          ))}
        </select>
        <label htmlFor="fault-times">{t('faults.times')}</label>
        <select id="fault-times" className="field num" value={times} onChange={(e) => setTimes(Number(e.currentTarget.value))}>
          {TIMES.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <button type="submit" className="btn" aria-disabled={busy}>
          {t('faults.play')}
        </button>
      </form>
      <p aria-live="polite">
        {fault ? t('faults.left', { count: fault.times, kind: t(`faults.${fault.kind}`) }) : played && t('faults.spent')}
      </p>
    </details>
  );
}
