// What a device keeps of one pulse: its ballot and its voice, each in the state that its next step needs.
import * as z from 'zod/mini';
import { Count, type PulseId, type TenantId, type UserId } from '#domain/ids';
import { PART_MAX, Parts, Secret } from '#domain/ballot/voice';
import { sha256, toBase64url } from './bytes.ts';

export interface Member {
  tenant: TenantId;
  user: UserId;
}

/** Under which name it is kept: apart for each member of one computer, and without showing whose it is. */
export const storageArea = async ({ tenant, user }: Member, pulse: PulseId): Promise<string> =>
  toBase64url(await sha256(new TextEncoder().encode(`${tenant}\0${user}\0${pulse}`)));

const Answer = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
/** `null`: not answered yet. */
const Draft = z.array(z.nullable(Answer));
const blinded = { prefix: z.string(), inverse: z.string(), blinded: z.string() };
const signed = { prefix: z.string(), signature: z.string() };

/** Each state is written down before the step that it needs: `new → blinded → signed → sent → done`. */
const CurrentBallot = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('new'), answers: Draft }),
  z.strictObject({ state: z.literal('blinded'), ballot: z.strictObject(blinded), voice: z.strictObject(blinded), answers: Draft }),
  z.strictObject({ state: z.literal('signed'), ...signed, spentId: z.string(), answers: Draft }),
  /** The answers are frozen from here on. */
  z.strictObject({ state: z.literal('sent'), ...signed, spentId: z.string(), answers: z.array(Answer) }),
  z.strictObject({ state: z.literal('done'), spentId: z.string() }),
  /** The pulse closed before the server had said "counted". */
  z.strictObject({ state: z.literal('expired'), spentId: z.nullable(z.string()) }),
]);
/** The first devices called an expired ballot `lapsed`. */
const upgraded = (kept: unknown): unknown =>
  typeof kept === 'object' && kept !== null && 'state' in kept && kept.state === 'lapsed' ? { ...kept, state: 'expired' } : kept;

export const KeptBallot = z.pipe(z.transform(upgraded), CurrentBallot);
export type KeptBallot = z.infer<typeof KeptBallot>;

const DraftPart = z.string().check(z.maxLength(PART_MAX));

/** `none → signed → sent → done`. The secret stays: whoever has it reads the replies and answers them. */
export const KeptVoice = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({
    state: z.literal('signed'),
    ...signed,
    /** Made with the credential, so that two tabs of one device speak as the same author; absent on devices that drew it before. */
    secret: z.optional(Secret),
    draft: z.strictObject({ problem: DraftPart, considered: DraftPart, proposal: DraftPart }),
  }),
  /** The text is frozen from here on. */
  z.strictObject({ state: z.literal('sent'), ...signed, secret: Secret, parts: Parts }),
  z.strictObject({ state: z.literal('done'), secret: Secret }),
]);
/** How many messages of its voice's conversation a device has shown. */
export const KeptRead = z.strictObject({ messages: Count });
export type KeptRead = z.infer<typeof KeptRead>;

export type KeptVoice = z.infer<typeof KeptVoice>;
export type VoiceDraft = z.infer<typeof Parts>;
export const EMPTY_DRAFT: VoiceDraft = { problem: '', considered: '', proposal: '' };
