// What is kept, where, who can read it in Mutual, and until when. Tests hold it against the stored types and the stored files.
import { MEMORY_WEEKS } from '../policy/policy.ts';

/** How long a report is kept, with its bulletin and voices: three years. */
export const REPORT_YEARS = 3;
export const REPORT_DAYS = REPORT_YEARS * 365;

/** The rolls of a team's last reports are remembered, because later numbers are held to what earlier ones said of whom. */
export const ROLLS_KEPT = 8;
/** So are all rolls that are younger than two memories. */
export const ROLL_WEEKS = 2 * MEMORY_WEEKS;

/** `teams` … `threads`: the parts of the two stores. `device`: the browser's storage of whoever answers. `microsoft`: the tenant. */
type Place = 'teams' | 'pulses' | 'rolls' | 'effects' | 'credentials' | 'boxes' | 'voices' | 'threads' | 'device' | 'logs' | 'microsoft';

/**
 * Who can read it on Mutual's pages. `own`: each only what is about them. `team`: its people and the admins. `governors`: its
 * leader and the admins. `anyone`: without signing in, whoever has the address. `nobody`: only the program itself. `device`,
 * `tenant`: not on our pages, but by whoever uses the device, or as Microsoft 365 shows it.
 */
type Reader = 'own' | 'team' | 'governors' | 'anyone' | 'nobody' | 'device' | 'tenant';

/**
 * `opened`: the opening is over, seconds later. `counted`: the ballot is. `said`: the voice is. `closed`: the pulse has closed and its
 * report is out. `shown`: likewise, and the voices are shown, or destroyed if too few answered. `arrived`: what is to be sent has been,
 * or the next pulse opens. `replaced`: a newer one takes its place. `rolls`: `ROLLS_KEPT` and `ROLL_WEEKS`. `years`: `REPORT_DAYS`.
 * `erased`: until somebody has the tenant erased. `browser`: the browser forgets. `operator`, `tenant`: their rules, not ours.
 */
type Until =
  | 'opened'
  | 'counted'
  | 'said'
  | 'closed'
  | 'shown'
  | 'arrived'
  | 'replaced'
  | 'rolls'
  | 'years'
  | 'erased'
  | 'browser'
  | 'operator'
  | 'tenant';

interface Kept {
  readonly kind: string;
  readonly where: Place;
  readonly reader: Reader;
  readonly until: Until;
  /** Its names in the store: those of the document, or `part.name`. */
  readonly fields: readonly string[];
}

export const KEPT = [
  {
    kind: 'team',
    where: 'teams',
    reader: 'team',
    until: 'erased',
    fields: ['tenant', 'team', 'name', 'thread', 'channel', 'presence', 'unreachable', 'pulse'],
  },
  {
    kind: 'cadence',
    where: 'teams',
    reader: 'governors',
    until: 'replaced',
    fields: [
      'cadence.settings',
      'cadence.owner',
      'cadence.ownerName',
      'cadence.series',
      'cadence.link',
      'cadence.occurrences',
      'cadence.activeFrom',
      'cadence.lost',
    ],
  },
  { kind: 'policy', where: 'teams', reader: 'governors', until: 'replaced', fields: ['policy', 'joinedTeams', 'chosenNext'] },
  {
    kind: 'opening',
    where: 'teams',
    reader: 'nobody',
    until: 'opened',
    fields: ['opening.pulse', 'opening.occurrence', 'opening.shared', 'opening.policy', 'opening.joined', 'opening.checkBack'],
  },
  {
    kind: 'terms',
    where: 'pulses',
    reader: 'team',
    until: 'years',
    fields: ['tenant', 'terms', 'choice', 'reminders', 'phase', 'card', 'scrubbed', 'unplanned', 'lostReminder'],
  },
  { kind: 'owners', where: 'pulses', reader: 'nobody', until: 'years', fields: ['owners'] },
  { kind: 'report', where: 'pulses', reader: 'team', until: 'years', fields: ['report'] },
  { kind: 'joined-teams', where: 'pulses', reader: 'team', until: 'years', fields: ['joined', 'rollUp'] },
  { kind: 'conversation', where: 'pulses', reader: 'team', until: 'years', fields: ['conversation'] },
  { kind: 'promises', where: 'pulses', reader: 'team', until: 'years', fields: ['promises'] },
  { kind: 'mirrors', where: 'pulses', reader: 'team', until: 'years', fields: ['mirrors'] },
  { kind: 'actions', where: 'pulses', reader: 'team', until: 'years', fields: ['actions'] },
  { kind: 'roll', where: 'rolls', reader: 'own', until: 'rolls', fields: ['tenant', 'team', 'pulse', 'people'] },
  { kind: 'planned', where: 'effects', reader: 'governors', until: 'years', fields: ['tenant', 'team', 'pulse', 'cause', 'planned'] },
  {
    kind: 'outbox',
    where: 'effects',
    reader: 'governors',
    until: 'arrived',
    fields: ['effects.nth', 'effects.kind', 'effects.to', 'effects.due', 'effects.attempts', 'effects.error', 'effects.parked'],
  },
  { kind: 'begun', where: 'credentials', reader: 'own', until: 'closed', fields: ['members'] },
  { kind: 'key', where: 'credentials', reader: 'nobody', until: 'closed', fields: ['keys.ballot', 'keys.voice', 'keys.closesAt'] },
  { kind: 'counts', where: 'boxes', reader: 'nobody', until: 'closed', fields: ['counts'] },
  { kind: 'spent', where: 'boxes', reader: 'nobody', until: 'closed', fields: ['spent'] },
  { kind: 'bulletin', where: 'boxes', reader: 'anyone', until: 'years', fields: ['bulletin'] },
  { kind: 'box', where: 'boxes', reader: 'anyone', until: 'years', fields: ['spki', 'items', 'closesAt', 'floor', 'phase'] },
  { kind: 'said', where: 'voices', reader: 'nobody', until: 'shown', fields: ['voices'] },
  { kind: 'spent', where: 'voices', reader: 'nobody', until: 'closed', fields: ['spent'] },
  { kind: 'collecting', where: 'voices', reader: 'anyone', until: 'closed', fields: ['spki', 'closesAt', 'sealed'] },
  { kind: 'threads', where: 'threads', reader: 'team', until: 'years', fields: ['threads'] },
  { kind: 'voice-key', where: 'threads', reader: 'anyone', until: 'years', fields: ['spki'] },
  {
    kind: 'draft',
    where: 'device',
    reader: 'device',
    until: 'counted',
    fields: ['ballot.answers', 'ballot.ballot', 'ballot.voice', 'ballot.prefix', 'ballot.signature'],
  },
  { kind: 'receipt', where: 'device', reader: 'device', until: 'browser', fields: ['ballot.state', 'ballot.spentId'] },
  {
    kind: 'voice-draft',
    where: 'device',
    reader: 'device',
    until: 'said',
    fields: ['voice.draft', 'voice.parts', 'voice.prefix', 'voice.signature'],
  },
  { kind: 'secret', where: 'device', reader: 'device', until: 'browser', fields: ['voice.state', 'voice.secret', 'read.messages'] },
  { kind: 'log', where: 'logs', reader: 'nobody', until: 'operator', fields: [] },
  { kind: 'microsoft', where: 'microsoft', reader: 'tenant', until: 'tenant', fields: [] },
] as const satisfies readonly Kept[];
