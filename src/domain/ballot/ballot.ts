// One member's answers on the wire: a credential and digits, always the same number of bytes, no author.
import * as z from 'zod/mini';

/** 0 is "rather not say", 1…5 the scale from "strongly disagree" to "strongly agree". */
export type Answer = 0 | 1 | 2 | 3 | 4 | 5;
export const ANSWERS_MAX = 5;

const SHAPE = /^([\w-]{43})\.([\w-]{342})\.([0-5]{5})$/;
/** Bytes of every ballot: 43 + 342 + 5 characters and two dots. */
const BALLOT_BYTES = 392;

/** Its length alone: whoever counts it reads the rest, once. */
export const BallotText = z.string().check(z.length(BALLOT_BYTES));

export interface Ballot {
  /** base64url of 32 bytes. */
  prefix: string;
  /** base64url of 256 bytes. */
  signature: string;
  answers: Answer[];
}

/** Answers are padded to five so that the length says nothing about the pulse. */
export const writeBallot = ({ prefix, signature, answers }: Ballot): string =>
  `${prefix}.${signature}.${answers.join('').padEnd(ANSWERS_MAX, '0')}`;

/** @returns the ballot, or `undefined` if the text has another shape or answers a statement that was not asked. */
export function readBallot(text: string, items: number): Ballot | undefined {
  const [, prefix, signature, digits] = SHAPE.exec(text) ?? [];
  if (prefix === undefined || signature === undefined || digits === undefined) return undefined;
  if (/[^0]/.test(digits.slice(items))) return undefined;
  return { prefix, signature, answers: [...digits.slice(0, items)].map(Number) as Answer[] };
}
