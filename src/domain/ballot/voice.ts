// What somebody says in words: three optional parts, and the conversation that follows. Always the same number of bytes, no author.
import * as z from 'zod/mini';
import { readJson } from '../json.ts';

/** Characters (UTF-16 code units) of one part, and of one message of a conversation. */
export const PART_MAX = 400;
export const MESSAGE_MAX = 1_000;
/** Messages of one conversation, so that nobody can fill the store. */
export const MESSAGES_MAX = 20;
/** Messages of an author in a row, so that the leader always finds room for an answer. */
export const AHEAD_MAX = 3;

/** "This does not work", "Have you considered", "Here is what I would do". */
export const PARTS = ['problem', 'considered', 'proposal'] as const;

const Part = z.string().check(z.trim(), z.maxLength(PART_MAX));
/** At least one part says something. */
export const Parts = z
  .strictObject({ problem: Part, considered: Part, proposal: Part })
  .check(z.refine((parts) => PARTS.some((part) => parts[part] !== '')));
export type Parts = z.infer<typeof Parts>;

export const MessageText = z.string().check(z.trim(), z.minLength(1), z.maxLength(MESSAGE_MAX));

/** base64url of SHA-256 of the author's secret (32 random bytes). */
export const ThreadId = z
  .string()
  .check(z.regex(/^[\w-]{43}$/))
  .brand<'ThreadId'>();
export type ThreadId = z.infer<typeof ThreadId>;
/** base64url of 32 random bytes; whoever has it speaks as the author. */
export const Secret = z.string().check(z.regex(/^[\w-]{43}$/));

export const Thread = z.strictObject({
  id: ThreadId,
  parts: Parts,
  /** In the order of the conversation; nothing has a time. */
  messages: z.array(z.strictObject({ from: z.enum(['leader', 'author']), text: MessageText })),
});
export type Thread = z.infer<typeof Thread>;

/** Room for the longest voice or message: six characters for each of its own (`\u0000`), quotes and names. */
const BLOCK = PARTS.length * PART_MAX * 6 + 64;
const VOICE = new RegExp(`^([\\w-]{43})\\.([\\w-]{342})\\.([\\w-]{43})\\.([ -~]{${BLOCK}})$`);
const MESSAGE = new RegExp(`^([\\w-]{43})\\.([ -~]{${BLOCK}})$`);

/** A voice as it is sent. */
export const VoiceText = z.string().check(z.regex(VOICE));
/** An author's message as it is sent. */
export const AnswerText = z.string().check(z.regex(MESSAGE));

export interface Voice {
  /** base64url of 32 bytes. */
  prefix: string;
  /** base64url of 256 bytes. */
  signature: string;
  thread: ThreadId;
  parts: Parts;
}

export const writeVoice = ({ prefix, signature, thread, parts }: Voice): string => `${prefix}.${signature}.${thread}.${block(parts)}`;

/** @returns the voice, or `undefined` if the text has another shape or says nothing */
export function readVoice(text: string): Voice | undefined {
  const [, prefix, signature, thread, content] = VOICE.exec(text) ?? [];
  const parts = Parts.safeParse(readJson(content ?? '')).data;
  if (prefix === undefined || signature === undefined || parts === undefined) return undefined;
  return { prefix, signature, thread: ThreadId.parse(thread), parts };
}

export const writeAnswer = (secret: string, message: string): string => `${secret}.${block(message)}`;

/** @returns secret and message, or `undefined` if the text has another shape or says nothing */
export function readAnswer(text: string): { secret: string; message: string } | undefined {
  const [, secret, content] = MESSAGE.exec(text) ?? [];
  const message = MessageText.safeParse(readJson(content ?? '')).data;
  return secret === undefined || message === undefined ? undefined : { secret, message };
}

/** JSON in ASCII (so that characters are bytes), padded with spaces to a length that says nothing. */
const block = (content: unknown): string =>
  JSON.stringify(content)
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .padEnd(BLOCK);
