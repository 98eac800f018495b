// A voice while it is written and sent: kept on the device at every key, with an outcome of its own beside the ballot's.
import { useEffect, useEffectEvent, useState } from 'preact/compat';
import { Parts, type PARTS } from '#domain/ballot/voice';
import { failureCode, type FailureCode } from '../api-client.ts';
import type { VoiceDraft } from '../kept.ts';
import type { Speaking } from '../speaking.ts';
import type { Voting } from '../voting.ts';
import { stageAfter } from './ballot-stage.ts';

export type VoiceStage = { at: 'writing'; problem?: FailureCode } | { at: 'sending' } | { at: 'sent' };

export interface Writing {
  parts: VoiceDraft;
  stage: VoiceStage;
  /** There is something to send. */
  says: boolean;
  /** Is on its way, or can't be sent any more. */
  frozen: boolean;
  write: (part: (typeof PARTS)[number], text: string) => void;
  /** Does nothing if there is nothing to send. */
  send: () => void;
}

export function useWriting(speaking: Speaking): Writing {
  const [parts, setParts] = useState(speaking.draft);
  const [stage, setStage] = useState<VoiceStage>({ at: speaking.state === 'done' ? 'sent' : 'writing' });
  const says = Parts.safeParse(parts).success;
  const { state } = speaking;
  const frozen = state === 'sent' || stage.at !== 'writing' || (stage.problem !== undefined && isFinal(stage.problem));

  const write = (part: (typeof PARTS)[number], text: string) => {
    const next = { ...parts, [part]: text };
    setParts(next);
    speaking.keep(next);
  };
  const send = () => {
    if (stage.at !== 'writing' || !says || (speaking.state !== 'signed' && speaking.state !== 'sent')) return;
    setStage({ at: 'sending' });
    speaking.speak(parts).then(
      () => setStage({ at: 'sent' }),
      (error: unknown) => setStage({ at: 'writing', problem: failureCode(error) }),
    );
  };

  // A voice that was on its way when the page was closed goes on by itself.
  const sendAgain = useEffectEvent(send);
  useEffect(() => {
    if (speaking.state === 'sent') sendAgain();
  }, [speaking]);

  return { parts, stage, says, frozen, write, send };
}

/** May be different in a moment. */
export const isPassing = (problem: FailureCode): boolean => stageAfter(problem).at === 'waiting';

/** Neither time nor another text changes it. */
export const isFinal = (problem: FailureCode): boolean => stageAfter(problem).at === 'refused';

/** Is there, or will there be, a credential for a voice on this device? */
export const mayWrite = ({ state, speaking }: Voting): boolean => speaking.state === 'signed' || state === 'new' || state === 'blinded';
