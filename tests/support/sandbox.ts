// A product on the sandbox's stand-ins, on a port of its own, and the calls that a test makes as somebody.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash, generateKeyPairSync, randomBytes, sign as signWith, constants, type KeyObject } from 'node:crypto';
import { SALT_BYTES, credentialContext } from '#domain/credential';
import type { PulseId } from '#domain/ids';
import { writeBallot, type Answer } from '#domain/ballot';
import { startSandbox } from '../../server/sandbox/sandbox.ts';
import type { Person, Stage } from '../../server/sandbox/stage.ts';

export interface Reply {
  status: number;
  /** The code of a problem, or the body. */
  code: string | undefined;
  body: any;
}

export async function aSandbox() {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-test-'));
  const sandbox = await startSandbox({ port: 0, folder });
  const { url } = sandbox;
  const stage = async (): Promise<Stage> => (await fetch(`${url}/sandbox/stage`)).json() as Promise<Stage>;
  const person = async (first: string): Promise<Person> => {
    const found = (await stage()).people.find(({ name }) => name.startsWith(first));
    if (!found) throw new Error(`nobody is called ${first}`);
    return found;
  };
  const token = async (first: string): Promise<string> => {
    const reply = await fetch(`${url}/sandbox/token?person=${(await person(first)).id}`);
    return ((await reply.json()) as { token: string }).token;
  };
  const send = async (method: string, path: string, headers: Record<string, string>, body?: string): Promise<Reply> => {
    const reply = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
    const text = await reply.text();
    const parsed = text === '' ? undefined : parseOrText(text);
    return { status: reply.status, code: codeOf(parsed), body: parsed };
  };
  return {
    url,
    world: sandbox.world,
    tokens: sandbox.tokens,
    folder,
    stage,
    person,
    token,
    send,
    post: async (path: string, body: unknown): Promise<any> => (await send('POST', `/sandbox${path}`, { 'content-type': 'application/json' }, JSON.stringify(body))).body,
    /** A call in somebody's name. */
    as: async (first: string, method: string, path: string, body?: unknown): Promise<Reply> =>
      send(
        method,
        path,
        { authorization: `Bearer ${await token(first)}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
        body === undefined ? undefined : JSON.stringify(body),
      ),
    /** A ballot, cast as nobody. */
    cast: (pulse: string, ballot: string): Promise<Reply> => send('POST', `/ballot/${pulse}`, { 'content-type': 'text/plain' }, ballot),
    close: async () => {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Sandbox = Awaited<ReturnType<typeof aSandbox>>;

const parseOrText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const codeOf = (body: unknown) => {
  const type = typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : '';
  return type.startsWith('urn:mutual:') ? type.slice('urn:mutual:'.length) : undefined;
};

/** A ballot signed with a key of the test's own: well-formed, and a forgery for every pulse that exists. */
export function aForgedBallot(pulse: string, answers: Answer[]): string {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return signedBallot(pulse, answers, privateKey, publicKey.export({ type: 'spki', format: 'der' }));
}

/** What finalising a blind signature yields (RFC 9474 §4.4), made with the private key directly. */
export function signedBallot(pulse: string, answers: Answer[], key: KeyObject, spki: Buffer): string {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  const prefix = randomBytes(32);
  const message = Buffer.concat([prefix, sha256(credentialContext(pulse as PulseId, sha256(spki)))]);
  const signature = signWith('sha384', message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES });
  return writeBallot({ prefix: prefix.toString('base64url'), signature: signature.toString('base64url'), answers });
}

/** The storage of one device. */
export function aDevice(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (nth) => [...kept.keys()][nth] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}
