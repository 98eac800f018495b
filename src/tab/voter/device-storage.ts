// Where a device keeps something between the steps of a protocol.
import type * as z from 'zod/mini';
import { readJson } from '#domain/json';

export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** To a frame of somebody else's page some browsers deny even the name: https://html.spec.whatwg.org/multipage/webstorage.html#dom-localstorage */
export function deviceStorage(): DeviceStorage {
  try {
    return localStorage;
  } catch {
    return DENIED;
  }
}

const denied = () => {
  throw new Error('this device keeps nothing');
};
const DENIED: DeviceStorage = { getItem: denied, setItem: denied };

/** What a storage that throws or forgets should have kept, for as long as the page is open: whoever opens a slot of it again finds it. */
const memories = new WeakMap<DeviceStorage, Map<string, string>>();

/** One named slot of a storage, which becomes memory only if the storage throws or forgets. */
export class DeviceSlot<T> {
  #storage: DeviceStorage;
  #name: string;
  #schema: z.ZodMiniType<T>;
  #empty: T;
  #memory: Map<string, string>;
  #isVolatile = false;

  /** @param schema reads what an earlier version of the page has left there too */
  constructor(storage: DeviceStorage, name: string, schema: z.ZodMiniType<T>, empty: T) {
    this.#storage = storage;
    this.#name = name;
    this.#schema = schema;
    this.#empty = empty;
    this.#memory = memories.get(storage) ?? new Map();
    memories.set(storage, this.#memory);
    this.put(this.look());
  }

  /** True if closing the page would lose what is kept. */
  get isVolatile(): boolean {
    return this.#isVolatile;
  }

  look(): T {
    return this.#parse(this.#isVolatile ? this.#remembered() : this.#read()) ?? this.#empty;
  }

  put(content: T): void {
    const text = JSON.stringify(content);
    this.#memory.set(this.#name, text);
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
      return this.#remembered();
    }
  }

  #remembered(): string | null {
    return this.#memory.get(this.#name) ?? null;
  }

  /** What can't be read (of a later version, or from another hand) counts as nothing. */
  #parse(text: string | null): T | undefined {
    return text === null ? undefined : this.#schema.safeParse(readJson(text)).data;
  }
}
