// Voices: said and answered as nobody, read by the team, replied to by its leader.
import * as z from 'zod/mini';
import { AnswerText, MessageText, Thread, ThreadId, VoiceText } from '#domain/ballot/voice';
import { PulseId, TeamId } from '#domain/ids';
import { anonymous, member } from '../endpoint.ts';
import { noBody, ofBox, ofPulse } from './parts.ts';

export const voice = {
  castVoice: anonymous({ method: 'POST', path: '/voice/:pulse', params: ofBox, request: VoiceText, response: noBody }),
  answerVoice: anonymous({ method: 'POST', path: '/voice/:pulse/answer', params: ofBox, request: AnswerText, response: noBody }),
  voices: member({
    method: 'GET',
    path: '/api/teams/:team/pulses/:pulse/voices',
    access: 'team',
    params: ofPulse,
    request: noBody,
    response: z.strictObject({ threads: z.array(Thread) }),
  }),
  reply: member({
    method: 'POST',
    path: '/api/teams/:team/pulses/:pulse/voices/:thread',
    access: 'leader',
    params: z.strictObject({ team: TeamId, pulse: PulseId, thread: ThreadId }),
    request: z.strictObject({ text: MessageText }),
    response: noBody,
  }),
};
