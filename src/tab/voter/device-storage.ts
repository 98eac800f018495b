// Where a device keeps something between the steps of a protocol.
import type * as z from 'zod/mini';
import { readJson } from '#domain/json';

export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** One named slot of a storage, which becomes memory only if the storage throws or forgets. */
export class DeviceSlot<T> {
  #storage: DeviceStorage;
  #name: string;
  #schema: z.ZodMiniType<T>;
  #empty: T;
  #memory: string | null = null;
  #isVolatile = false;

  /** @param schema reads what an earlier version of the page has left there too */
  constructor(storage: DeviceStorage, name: string, schema: z.ZodMiniType<T>, empty: T) {
    this.#storage = storage;
    this.#name = name;
    this.#schema = schema;
    this.#empty = empty;
    this.put(this.look());
  }

  /** True if closing the page would lose what is kept. */
  get isVolatile(): boolean {
    return this.#isVolatile;
  }

  look(): T {
    return this.#parse(this.#isVolatile ? this.#memory : this.#read()) ?? this.#empty;
  }

  put(content: T): void {
    const text = JSON.stringify(content);
    this.#memory = text;
    try {
      this.#storage.setItem(this.#name, text);
      this.#isVolatile = this.#storage.getItem(this.#name) !== text;
    } catch {
      this.#isVolatile = true;
    }
  }

  #read(): string | null {
    try {
      return this.#storage.getItem(this.#name);
    } catch {
      return this.#memory;
    }
  }

  /** What can't be read (of a later version, or from another hand) counts as nothing. */
  #parse(text: string | null): T | undefined {
    return text === null ? undefined : this.#schema.safeParse(readJson(text)).data;
  }
}
