// Where a device keeps one ballot between its steps, and what it keeps.
import { z } from 'zod';

const Answer = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
/** `null`: not answered yet. */
const Draft = z.array(Answer.nullable());
const signed = { prefix: z.string(), signature: z.string(), spentId: z.string() };

/** Each state is written down before the step that it needs: `new → blinded → signed → sent → done`. */
export const KeptBallot = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('new'), answers: Draft }),
  z.strictObject({ state: z.literal('blinded'), prefix: z.string(), inverse: z.string(), blinded: z.string(), answers: Draft }),
  z.strictObject({ state: z.literal('signed'), ...signed, answers: Draft }),
  /** The answers are frozen from here on. */
  z.strictObject({ state: z.literal('sent'), ...signed, answers: z.array(Answer) }),
  z.strictObject({ state: z.literal('done'), spentId: z.string() }),
  /** The pulse closed before the server had said "counted". */
  z.strictObject({ state: z.literal('lapsed'), spentId: z.string().nullable() }),
]);
export type KeptBallot = z.infer<typeof KeptBallot>;

export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** One named place in a storage, which becomes memory only if the storage throws or forgets. */
export class BallotDrawer {
  #storage: DeviceStorage;
  #name: string;
  #memory: string | null = null;
  #fragile = false;

  constructor(storage: DeviceStorage, name: string) {
    this.#storage = storage;
    this.#name = name;
    this.put(this.look());
  }

  /** True if closing the page would lose the ballot. */
  get fragile(): boolean {
    return this.#fragile;
  }

  look(): KeptBallot {
    return parse(this.#fragile ? this.#memory : this.#read()) ?? { state: 'new', answers: [] };
  }

  put(ballot: KeptBallot): void {
    const text = JSON.stringify(ballot);
    this.#memory = text;
    try {
      this.#storage.setItem(this.#name, text);
      this.#fragile = this.#storage.getItem(this.#name) !== text;
    } catch {
      this.#fragile = true;
    }
  }

  #read(): string | null {
    try {
      return this.#storage.getItem(this.#name);
    } catch {
      return this.#memory;
    }
  }
}

/** What another version of the page, or another hand, left there counts as nothing. */
function parse(text: string | null): KeptBallot | undefined {
  if (text === null) return undefined;
  try {
    return KeptBallot.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
