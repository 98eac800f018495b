// Plays the story over the product's own API, each in their own name: the pulses open, are answered, close and are published as any other.
import type { Promises } from '#contract/api';
import { DEFAULT_CADENCE } from '#domain/cadence/cadence';
import { DAY, type PulseId } from '#domain/ids';
import { factsOf } from '#domain/items/bank';
import { DEFAULT_POLICY } from '#domain/policy/policy';
import type { ForEach } from '#domain/ballot/credential';
import type { Thread } from '#domain/ballot/voice';
import type { Terms } from '#domain/pulse/terms';
import type { Tokens } from '../entra/tokens.ts';
import type { Someone, World } from '../world/world.ts';
import { wallToInstant } from '../world/zones.ts';
import { answer, deviceKey, type DeviceKey } from './device.ts';
import type { Chapter, Sheet, Subject } from './story.ts';
import { leaderOf, LIGHTHOUSE, memberOf } from './team.ts';

/** A sandbox of which the clock stands a year ago. */
export interface Past {
  url: string;
  world: World;
  tokens: Tokens;
  settle(): Promise<void>;
}

/** Five statements, so that every facet comes round often enough for its year to be seen. Nobody is reminded: all who will answer do at once. */
const POLICY = { ...DEFAULT_POLICY, length: 5, reminders: 0 };
const WORKING_DAYS = 3;
const FIRST = '2025-11-18';
const TIME = '10:00:00';
/** In the mirror: everything is in order, as it looks from there. */
const LEADER_SEES = 4;

/**
 * The leader opens each pulse by hand: what a cadence would bring are the same pulses, and a series in Outlook that nobody needs. It is
 * set and ended once, for the policy that comes with it.
 * @param played is told after each pulse
 * @param stopping ends it between two pulses
 * @throws Error for whatever the product refuses
 */
export async function play(
  past: Past,
  chapters: readonly Chapter[],
  played: (pulse: string) => void,
  stopping: AbortSignal,
): Promise<void> {
  const { world, settle } = past;
  const call = callsTo(past);
  const leader = leaderOf(world.timeZone);
  const team = `/api/teams/${LIGHTHOUSE.id}`;
  const pulses = `${team}/pulses`;
  const cadence = { ...DEFAULT_CADENCE, timeZone: world.timeZone };
  await call(leader, 'PUT', `${team}/cadence`, { cadence, policy: POLICY, joinedTeams: [] });
  await call(leader, 'POST', `${team}/cadence/end`, {});
  for (const [nth, chapter] of chapters.entries()) {
    if (stopping.aborted) return;
    world.moveTo(openingOf(nth, world.timeZone));
    enter(world, chapter);
    const { pulse } = (await call(leader, 'POST', pulses, { items: null, workingDays: WORKING_DAYS })) as { pulse: PulseId };
    const { terms } = (await call(leader, 'GET', `${pulses}/${pulse}`)) as { terms: Terms };
    await call(leader, 'PUT', `${pulses}/${pulse}/mirror`, { answers: terms.items.map(() => LEADER_SEES), isShown: true });
    await answerAll(call, terms, chapter.sheets, world.timeZone);
    world.moveTo(terms.closesAt);
    await settle();
    await lead(call, leader, `${pulses}/${pulse}`, terms, chapter);
    played(pulse);
  }
}

/** Every second Tuesday. */
function openingOf(nth: number, timeZone: string): number {
  const day = dayAt(Date.parse(`${FIRST}T00:00:00Z`) + nth * 14 * DAY);
  return wallToInstant({ dateTime: `${day}T${TIME}`, timeZone });
}

/** What the leader does when a result is out. */
async function lead(call: Call, leader: Someone, pulse: string, { closesAt }: Terms, chapter: Chapter): Promise<void> {
  const { replies, promise, withdraws } = chapter;
  const { threads } = replies.length > 0 ? ((await call(leader, 'GET', `${pulse}/voices`)) as { threads: Thread[] }) : { threads: [] };
  for (const [nth, text] of replies.entries()) await call(leader, 'POST', `${pulse}/voices/${threads[nth]?.id}`, { text });
  if (withdraws !== null) {
    const { current } = (await call(leader, 'GET', `${pulse}/promises`)) as Promises;
    await call(leader, 'POST', `${pulse.replace(/[^/]+$/, current!.pulse)}/promises/withdraw`, { nth: current!.nth, reason: withdraws });
  }
  if (promise !== null) {
    const { days, ...words } = promise;
    await call(leader, 'POST', `${pulse}/promises`, { ...words, until: dayAt(closesAt + days * DAY) });
  }
}

const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10);

function enter(world: World, { asked }: Chapter): void {
  const people = asked.map((nth) => memberOf(nth, world.timeZone));
  const gone = world.members().filter(({ id, membership }) => membership === 'member' && !people.some((person) => person.id === id));
  for (const { id } of gone) world.removePerson(id);
  for (const person of people) if (!world.people.has(person.id)) world.addPerson(person);
}

async function answerAll(
  call: Call,
  { pulse: id, team, items, checkBack }: Terms,
  sheets: readonly Sheet[],
  timeZone: string,
): Promise<void> {
  const at = `/api/teams/${team}/pulses/${id}`;
  const spki = (await call(null, 'GET', `/ballot/${id}/keys`)) as ForEach<string>;
  const keys: ForEach<DeviceKey> = { ballot: deviceKey('ballot', id, spki.ballot), voice: deviceKey('voice', id, spki.voice) };
  const one = ({ member, answers, done, voice }: Sheet) => {
    const calls = {
      credential: async (blinded: ForEach<string>) =>
        (await call(memberOf(member, timeZone), 'POST', `${at}/credential`, blinded)) as ForEach<string>,
      cast: async (ballot: string) => void (await call(null, 'POST', `/ballot/${id}`, ballot)),
      castVoice: async (text: string) => void (await call(null, 'POST', `/voice/${id}`, text)),
    };
    const said = items.map((item) => answers[factsOf(item).facet as Subject]);
    return answer(calls, keys, { answers: checkBack ? [...said, done] : said, voice });
  };
  await Promise.all(sheets.map(one));
}

/** @param person `null` calls as nobody, with a text or with JSON @returns the body, read */
type Call = (person: Someone | null, method: string, path: string, body?: string | object) => Promise<unknown>;

function callsTo({ url, tokens }: Past): Call {
  const known = new Map<string, Promise<string>>();
  const tokenOf = (person: Someone) => {
    const token = known.get(person.id) ?? tokens.sso(person);
    known.set(person.id, token);
    return token;
  };
  return async (person, method, path, body) => {
    const reply = await fetch(url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': typeof body === 'string' ? 'text/plain' : 'application/json' }),
        ...(person && { Authorization: `Bearer ${await tokenOf(person)}` }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path} was answered ${reply.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}
