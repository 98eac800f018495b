// What the pages that show voices load. Every device makes the same calls, whether its member has spoken or not.
import { api, type PulseView } from '#contract/api';
import type { Terms } from '#domain/pulse/terms';
import type { Thread, ThreadId } from '#domain/ballot/voice';
import type { Page } from '../page.tsx';
import { ballotCalls } from './ballot-calls.ts';
import { deviceStorage } from './device-storage.ts';
import { openVoiceClient, type VoiceClient } from './voice-client.ts';

export interface Voices {
  threads: Thread[];
  /** Of the people in the team, for the warning before an answer. */
  names: string;
  client: VoiceClient;
  /** Found out on this device, of what it keeps. */
  own: ThreadId | undefined;
  /** The leader has said the last word to the own voice, and this device has not shown it yet. */
  hasUnread: boolean;
}

/** @param asked the pulse, as it is loaded anyway @throws {CallFailure} */
export async function loadVoices(
  { ask, host }: Page,
  asked: Promise<PulseView>,
  { team, pulse }: Pick<Terms, 'team' | 'pulse'>,
): Promise<Voices> {
  const [view, { threads }] = await Promise.all([asked, ask(api.voices, { team, pulse })]);
  const client = await openVoiceClient(ballotCalls(view, host.token), deviceStorage(), host, pulse);
  const own = await client.thread();
  const messages = threads.find(({ id }) => id === own)?.messages ?? [];
  const hasUnread = messages.at(-1)?.from === 'leader' && client.read < messages.length;
  return { threads, names: view.names, client, own, hasUnread };
}
