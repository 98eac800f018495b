// A voice while it is written and sent: kept on the device at every key, with an outcome of its own beside the ballot's.
import { useEffect, useEffectEvent, useState } from 'preact/compat';
import { Parts, type PARTS } from '#domain/ballot/voice';
import { failureCode, type FailureCode } from '../../api-client.ts';
import type { VoiceDraft } from '../../voter/device-records.ts';
import type { VoiceClient } from '../../voter/voice-client.ts';
import type { Voting } from '../../voter/voting.ts';
import { stageAfter } from './stage.ts';

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

export function useWriting(voice: VoiceClient): Writing {
  const [parts, setParts] = useState(voice.draft);
  const [stage, setStage] = useState<VoiceStage>({ at: voice.state === 'done' ? 'sent' : 'writing' });
  const says = Parts.safeParse(parts).success;
  const { state } = voice;
  const frozen = state === 'sent' || stage.at !== 'writing' || (stage.problem !== undefined && isFinal(stage.problem));

  const write = (part: (typeof PARTS)[number], text: string) => {
    const next = { ...parts, [part]: text };
    setParts(next);
    voice.keep(next);
  };
  const send = () => {
    if (stage.at !== 'writing' || !says || (voice.state !== 'signed' && voice.state !== 'sent')) return;
    setStage({ at: 'sending' });
    voice.castVoice(parts).then(
      () => setStage({ at: 'sent' }),
      (error: unknown) => setStage({ at: 'writing', problem: failureCode(error) }),
    );
  };

  // A voice that was on its way when the page was closed goes on by itself.
  const sendAgain = useEffectEvent(send);
  useEffect(() => {
    if (voice.state === 'sent') sendAgain();
  }, [voice]);

  return { parts, stage, says, frozen, write, send };
}

/** May be different in a moment. */
export const isPassing = (problem: FailureCode): boolean => stageAfter(problem).at === 'waiting';

/** Neither time nor another text changes it. */
export const isFinal = (problem: FailureCode): boolean => stageAfter(problem).at === 'refused';

/** Is there, or will there be, a credential for a voice on this device? */
export const mayWrite = ({ state, voice }: Voting): boolean => voice.state === 'signed' || state === 'new' || state === 'blinded';
