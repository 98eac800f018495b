// Calls to the sandbox behind this page: one function for each line of stage.ts.
import type { Instant } from '#domain/ids';
import { SANDBOX, type Fault, type Stage } from '../stage/stage.ts';

/** The sandbox did not answer as agreed; `status` is 0 if it did not answer at all. */
class StageFailure extends Error {
  override readonly name = 'StageFailure';
  readonly status: number;
  constructor(status: number) {
    super(`sandbox ${status}`);
    this.status = status;
  }
}

async function call(path: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(SANDBOX + path, { cache: 'no-store', ...init }).catch(() => {
    throw new StageFailure(0);
  });
  if (!response.ok) throw new StageFailure(response.status);
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

const post = (path: string, body: object = {}) =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Everything is on the clock of whoever looks, as in the tab beside it, wherever the team and the server are. */
const onOwnClock = (stage: unknown): Stage => ({ ...(stage as Stage), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });

const change = async (path: string, body?: object) => onOwnClock(await post(path, body));

export const readStage = async () => onOwnClock(await call('/stage'));
export const moveClock = (to: Instant | 'opening' | 'closing') => change('/clock', { to });
/** @param start `null` deletes the occurrence */
export const moveOccurrence = (id: string, start: Instant | null) => change('/occurrence', { id, start });
export const writePost = (person: string, text: string, card: object | null) => change('/post', { person, text, card });
export const playFault = (fault: Fault) => change('/fault', fault);
export const bringYear = () => change('/year');
export const restart = () => change('/restart');

/** What the bot answers to a card's button or to the message extension. */
export interface BotReply {
  task?: { type: 'continue' | 'message'; value: { title?: string; url?: string; width?: number; height?: number } | string };
  composeExtension?: { type: string; attachments?: FoundCard[] };
}

export interface FoundCard {
  content: object;
  preview?: { content: { title?: string; text?: string } };
}

export const invokeBot = async (person: string, name: string, value: object) =>
  ((await post('/invoke', { person, name, value })) ?? {}) as BotReply;

/** The token that single sign-on gives to the tab. @throws an Error with what a host says that gives none */
export async function tokenOf(person: string): Promise<string> {
  const { token, refused } = (await call(`/token?person=${encodeURIComponent(person)}`)) as { token: string; refused?: string };
  if (refused !== undefined) throw new Error(refused);
  return token;
}

/** Calls back whenever the stage has changed, until stopped. */
export function onStageChange(changed: () => void): () => void {
  const source = new EventSource(`${SANDBOX}/changes`);
  source.onmessage = changed;
  // Changes may have been missed while the line was down.
  source.onopen = changed;
  return () => source.close();
}
