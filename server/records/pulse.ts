// One pulse of a team, from its opening to the day on which its report is forgotten.
import * as z from 'zod/mini';
import { Chosen } from '#domain/follow-up/actions/chosen';
import { Invited } from '#domain/follow-up/meeting';
import { TeamPromise } from '#domain/follow-up/promise';
import { Count, DAY, Instant, Positive, PulseId, TenantId, UserId, type TeamId } from '#domain/ids';
import { PromptId } from '#domain/items/prompts';
import { Why } from '#domain/items/why';
import { REPORT_DAYS } from '#domain/privacy/retention';
import { Mirror } from '#domain/pulse/mirror';
import { Phase } from '#domain/pulse/pulse';
import { Terms } from '#domain/pulse/terms';
import { Report } from '#domain/report/report';
import { RollUp } from '#domain/report/roll-up';
import { Refusal } from '#contract/problem';
import type { Documents } from './documents.ts';
import { Cause } from './effects.ts';
import { JoinedPulse, PulsePolicy } from './team.ts';
import { isObject, notBefore, type Kind, type Stored } from './versions.ts';

/** What a leader has put into the calendars, or is putting there. */
const CalendarEntry = z.strictObject({
  /** Which one it is of those that were ever confirmed, from 1. */
  round: Positive,
  /** Who confirmed it, and so holds it. */
  by: UserId,
  start: Instant,
  end: Instant,
  people: Invited,
  /** `confirmed` once Graph has it, and not before; `refused` for good. */
  state: z.enum(['sending', 'confirmed', 'refused', 'cancelled']),
  /** How many were invited, once they are. */
  count: z.nullable(Count),
  /** Graph's id, and the link that opens it in Outlook. */
  event: z.nullable(z.string()),
  link: z.nullable(z.string()),
  /** Why it was refused; a code. */
  refusal: z.nullable(z.string()),
});
export type CalendarEntry = z.infer<typeof CalendarEntry>;
/** The talk about a result that a leader has confirmed. */
export type Talk = CalendarEntry;
/** An action that a leader has chosen. */
const ChosenAction = z.extend(CalendarEntry, { chosen: Chosen });
export type ChosenAction = z.infer<typeof ChosenAction>;

/** How its questions came about. */
const Choice = z.strictObject({
  /** Why each statement of the terms is asked; `null` if that was not said when it was decided. */
  whys: z.nullable(z.array(Why)),
  prompt: z.nullable(PromptId),
  /** This team's pulse before: whoever is not on its roll is new. */
  previous: z.nullable(PulseId),
});

const PulseRecord = z.strictObject({
  tenant: TenantId,
  phase: Phase,
  terms: Terms,
  /** `null` in pulses from before it was recorded. */
  choice: z.nullable(Choice),
  reminders: PulsePolicy.shape.reminders,
  owners: z.array(UserId),
  /** The card in the channel, once it is there. */
  card: z.nullable(z.string()),
  report: z.nullable(Report),
  /** After closing: are key, blinded hashes, spent ids and tally gone? */
  scrubbed: z.boolean(),
  conversation: z.nullable(CalendarEntry),
  /** What was promised after this pulse, in the order in which it was made. */
  promises: z.array(TeamPromise),
  /** What leaders said from their side, each once. */
  mirrors: z.array(Mirror),
  /** Each action once, as it was last chosen. */
  actions: z.array(ChosenAction),
  /** What has happened and whose effects are not all created yet. */
  unplanned: z.array(Cause),
  /** Why a reminder did not arrive, the last of them; it is not tried again. */
  lostReminder: z.nullable(z.string()),
  joined: z.array(JoinedPulse),
  /** The sum of all teams that were asked together; `waiting` until the last of them is closed, `null` if there is none. */
  rollUp: z.nullable(z.union([RollUp, z.literal('waiting')])),
});
export type PulseRecord = z.infer<typeof PulseRecord>;

export const PULSE: Kind<PulseRecord> = {
  name: 'pulse',
  schema: PulseRecord,
  upgrades: [notBefore, withReferences, withTalk, withChoice, withPromises, withActions, withMirrors],
};

const Version1 = z.looseObject({ report: z.nullable(z.looseObject({ items: z.optional(z.array(z.looseObject({}))) })) });

/** What was published stays as it is. Its numbers refer to nothing; later ones refer to them. */
function withReferences(older: Stored): Stored {
  const { report } = Version1.parse(older);
  if (!report?.items) return older;
  return { ...older, report: { ...report, items: report.items.map((item) => ('n' in item ? { ...item, references: null } : item)) } };
}

/** The first leader held every talk; one that had a link was in the calendars. */
function withTalk(older: Stored): Stored {
  const { conversation, owners } = older;
  if (!isObject(conversation)) return older;
  const state = conversation['link'] === null ? 'sending' : 'confirmed';
  const by = Array.isArray(owners) ? (owners as unknown[])[0] : undefined;
  const talk = { ...conversation, round: 1, by, people: 'everybody', state, count: null, event: null, refusal: null };
  return { ...older, conversation: by === undefined ? null : talk };
}

/** Nobody had written down why something is asked. */
function withChoice(older: Stored): Stored {
  return { ...older, choice: null };
}

/** Nothing could be promised before. */
function withPromises(older: Stored): Stored {
  return { ...older, promises: [] };
}

/** Nothing could be chosen before. */
function withActions(older: Stored): Stored {
  return { ...older, actions: [] };
}

/** No leader could say how they see it. */
function withMirrors(older: Stored): Stored {
  return { ...older, mirrors: [] };
}

type NewPulse = Pick<PulseRecord, 'tenant' | 'terms' | 'reminders' | 'owners' | 'joined'> & Partial<Pick<PulseRecord, 'choice'>>;

/** A pulse that opens now. */
export const newPulse = (of: NewPulse): PulseRecord => ({
  choice: null,
  ...of,
  phase: 'open',
  card: null,
  report: null,
  scrubbed: false,
  conversation: null,
  promises: [],
  mirrors: [],
  actions: [],
  unplanned: ['opening'],
  lostReminder: null,
  rollUp: of.joined.length > 0 ? 'waiting' : null,
});

/** When a pulse needs the scheduler: its closing, a step that is not finished, the end of its report. */
export function pulseDueAt({ phase, terms, unplanned, scrubbed, rollUp }: PulseRecord): Instant {
  if (unplanned.length > 0) return 0;
  if (phase === 'open') return terms.closesAt;
  return !scrubbed || rollUp === 'waiting' ? 0 : endOfReport(terms);
}

export const endOfReport = ({ closesAt }: Pick<Terms, 'closesAt'>): Instant => closesAt + REPORT_DAYS * DAY;

/** What a list of pulses shows. */
export const PulseHead = z.pick(PulseRecord, { phase: true, terms: true, joined: true });
export type PulseHead = z.infer<typeof PulseHead>;

/** The documents of all tenants; the key is the pulse. */
export interface StoredPulses extends Documents<PulseRecord> {
  /** Of one team, oldest first. */
  ofTeam(tenant: TenantId, team: TeamId): Promise<Readonly<PulseRecord>[]>;
  /** The same, without what only the page of one pulse needs. */
  headsOf(tenant: TenantId, team: TeamId): Promise<PulseHead[]>;
  /** The pulses that have something to do at `now`, the earliest first; costs what is due, not what exists. */
  due(tenant: TenantId, now: Instant): Promise<PulseId[]>;
  /** Afterwards nothing that was changed or removed before can be found any more, not even in the files of a database. */
  forget(): Promise<void>;
}

/** The pulses of one tenant, as rooms see them. */
export interface Pulses extends Pick<Documents<PulseRecord>, 'read' | 'change' | 'remove'> {
  /** A pulse of this team. Refuses `unknown-pulse`. */
  get(team: TeamId, pulse: PulseId): Promise<Readonly<PulseRecord>>;
  create(pulse: Omit<NewPulse, 'tenant'>): Promise<void>;
  ofTeam(team: TeamId): Promise<Readonly<PulseRecord>[]>;
  headsOf(team: TeamId): Promise<PulseHead[]>;
  due(now: Instant): Promise<PulseId[]>;
  forget(): Promise<void>;
}

export const pulsesOf = (stored: StoredPulses, tenant: TenantId): Pulses => ({
  read: stored.read,
  change: stored.change,
  remove: stored.remove,
  forget: stored.forget,
  get: async (team, pulse) => {
    const found = await stored.read(pulse);
    if (found?.terms.team !== team || found.tenant !== tenant) throw new Refusal('unknown-pulse');
    return found;
  },
  create: (pulse) => stored.create(pulse.terms.pulse, newPulse({ tenant, ...pulse })),
  ofTeam: (team) => stored.ofTeam(tenant, team),
  headsOf: (team) => stored.headsOf(tenant, team),
  due: (now) => stored.due(tenant, now),
});
