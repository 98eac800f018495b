// Where a device keeps something between the steps of a protocol.
import type * as z from 'zod/mini';
import { readJson } from '#domain/json';

export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** One named place in a storage, which becomes memory only if the storage throws or forgets. */
export class Drawer<T> {
  #storage: DeviceStorage;
  #name: string;
  #schema: z.ZodMiniType<T>;
  #empty: T;
  #memory: string | null = null;
  #fragile = false;

  constructor(storage: DeviceStorage, name: string, schema: z.ZodMiniType<T>, empty: T) {
    this.#storage = storage;
    this.#name = name;
    this.#schema = schema;
    this.#empty = empty;
    this.put(this.look());
  }

  /** True if closing the page would lose what is kept. */
  get fragile(): boolean {
    return this.#fragile;
  }

  look(): T {
    return this.#parse(this.#fragile ? this.#memory : this.#read()) ?? this.#empty;
  }

  put(content: T): void {
    const text = JSON.stringify(content);
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

  /** What another version of the page, or another hand, left there counts as nothing. */
  #parse(text: string | null): T | undefined {
    return text === null ? undefined : this.#schema.safeParse(readJson(text)).data;
  }
}
