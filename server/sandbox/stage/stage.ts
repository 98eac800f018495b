// What the shell shows and may do: the wire between the page at `/` and the sandbox behind it. Types only.
import type { Instant } from '#domain/ids';

export interface Person {
  id: string;
  name: string;
  /** What stands beside the name; nothing for a member. */
  role: 'admin' | 'leader' | 'guest' | null;
  /** The others of the fourteen only answer. */
  playable: boolean;
  /** Is this person on the roll of a pulse of this team? */
  member: boolean;
}

export interface Post {
  id: string;
  /** Where it stands: a conversation id. */
  channel: string;
  /** `null` for the bot. */
  author: string | null;
  at: Instant;
  edited: boolean;
  text: string;
  /** Adaptive Card. */
  card: object | null;
}

export interface Notice {
  to: string;
  at: Instant;
  title: string;
  text: string;
  /** Where a click leads: the tab's subPageId. */
  place: string;
  /** A newer notice with the same chain replaces the older. */
  chain: string | null;
}

export interface CalendarEntry {
  owner: string;
  /** Graph's id of the event or of the occurrence. */
  id: string;
  subject: string;
  start: Instant;
  end: Instant;
  /** Made by Mutual: an occurrence of a cadence, a conversation, an action; or somebody's ordinary appointment. */
  source: 'cadence' | 'conversation' | 'action' | 'other';
  body: string;
}

export interface PulseOnStage {
  team: string;
  pulse: string;
  key: string;
  phase: 'open' | 'closed';
  closesAt: Instant;
  roll: number;
  turnout: 'few' | number;
  outcome: 'published' | 'below-floor' | 'lost' | null;
}

export interface Stage {
  now: Instant;
  timeZone: string;
  tenant: string;
  team: { id: string; name: string; channel: string };
  people: Person[];
  posts: Post[];
  notices: Notice[];
  calendar: CalendarEntry[];
  /** The newest pulse. */
  pulse: PulseOnStage | null;
  /** When the cadence opens the next pulse, if there is a cadence. */
  nextOpening: Instant | null;
  /** Another team, of which a year is played behind the stage; `null` where none is. */
  year: YearOnStage | null;
  /** The failure that the stand-ins were told to play next, if any. */
  fault: Fault | null;
}

export interface YearOnStage {
  /** How many of its pulses have been played, of how many. */
  played: number;
  of: number;
  ready: boolean;
  /** Once it is here: who leads the team, and its newest pulse. */
  here: { leader: string; team: string; pulse: string } | null;
}

/** Graph and the bot connector answer the next `times` calls with this. */
export interface Fault {
  kind: 'throttled' | 'unavailable' | 'timeout' | 'garbage';
  times: number;
}

/**
 * Under `/sandbox`:
 *   GET  /stage                                            → Stage
 *   GET  /changes                                          → text/event-stream; one event whenever the stage has changed
 *   GET  /token?person=ID                                  → { token }  the tab's SSO token, issued by the stand-in for Entra ID
 *   POST /clock      { to: Instant | 'opening' | 'closing' }  → Stage, when everything that became due has happened; never backwards
 *   POST /occurrence { id, start: Instant | null }          → Stage; moves or deletes (null) one occurrence, as Outlook would
 *   POST /invoke     { person, name, value }                → the bot's reply to `task/fetch`, `composeExtension/…` in the channel
 *   POST /post       { person, text, card }                 → Stage; a person writes in the channel
 *   POST /fault      Fault                                  → Stage
 *   POST /year                                              → Stage; the team comes into the world, with its year. 409 while it is played
 *   POST /restart                                           → Stage; as on the first day
 */
export const SANDBOX = '/sandbox';
