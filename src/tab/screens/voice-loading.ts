// What the pages that show voices load. Every device makes the same calls, whether its member has spoken or not.
import { api, type PulseView } from '#contract/api';
import type { Terms } from '#domain/pulse/terms';
import type { Thread, ThreadId } from '#domain/ballot/voice';
import { ballotCalls } from '../ballot-calls.ts';
import { token, type Host } from '../host.ts';
import { ask } from '../page.tsx';
import { openSpeaking, type Speaking } from '../speaking.ts';

export interface Voices {
  threads: Thread[];
  /** Of the people in the team, for the warning before an answer. */
  names: string[];
  speaking: Speaking;
  /** Found out on this device, of what it keeps. */
  own: ThreadId | undefined;
}

/** @param asked the pulse, as it is loaded anyway @throws {CallFailure} */
export async function loadVoices(asked: Promise<PulseView>, { team, pulse }: Pick<Terms, 'team' | 'pulse'>, host: Host): Promise<Voices> {
  const [view, { threads }] = await Promise.all([asked, ask(api.voices, { team, pulse })]);
  const speaking = await openSpeaking(ballotCalls(view, token), localStorage, host, pulse);
  return { threads, names: view.names, speaking, own: await speaking.thread() };
}
