// What a pulse causes outside: cards, notices, reminders, the conversation. Each is written down with its cause and done from there.
import type { Invited } from '#domain/follow-up/meeting';
import type { Instant, PulseId, TeamId, UserId } from '#domain/ids';
import type { Report } from '#domain/report/report';
import type { Deliveries, Delivery as Undone } from '#contract/api';
import type { Directory } from '../access/directory.ts';
import type { Effect, TenantEffects } from '../records/effects.ts';
import type { PulseRecord, Pulses } from '../records/pulse.ts';
import type { Rolls } from '../records/roll.ts';
import type { Teams } from '../records/team.ts';
import { actionRoom, type ActionRoom } from './actions.ts';
import { conversations, type Conversations } from './conversation.ts';
import { delivery, type Delivery } from './delivery.ts';
import { planner, type Planner } from './plan.ts';
import { reasonOf } from './reasons.ts';
import { sendNow as sendingNow } from './send-now.ts';
import type { Calendars, Channel, Feed } from './ways.ts';

interface Dependencies {
  teams: Teams;
  pulses: Pulses;
  rolls: Rolls;
  effects: TenantEffects;
  directory: Directory;
  channel: Channel;
  feed: Feed;
  calendars: Calendars;
  hasDrawn: (pulse: PulseId, member: UserId) => Promise<boolean>;
  agenda: (report: Report) => Promise<string[]>;
  checkOn: (team: TeamId) => Promise<void>;
  clock: () => Instant;
  /** 0 ≤ x < 1 */
  random: () => number;
}

export interface FollowUpRoom {
  plan: Planner;
  deliverNext: Delivery['deliverNext'];
  conversation: Conversations;
  actions: ActionRoom;
  /** What has not arrived of a team's newest pulse, and of a promise after the one before, and why. */
  deliveries(team: TeamId): Promise<Deliveries>;
}

export function followUpRoom(dependencies: Dependencies): FollowUpRoom {
  const { pulses, rolls, effects, directory } = dependencies;

  /** Those who lead and, if everybody is invited, those who were asked; as far as they are still in the team and can be written to. */
  async function mailsOf({ terms, owners }: Readonly<PulseRecord>, who: Invited): Promise<string[]> {
    const invited = new Set([...owners, ...(who === 'everybody' ? await rolls.people(terms.pulse) : [])]);
    const members = await directory.members(terms.team);
    return members.filter(({ id, mail, role }) => mail.includes('@') && (role === 'owner' || invited.has(id))).map(({ mail }) => mail);
  }

  const plan = planner(dependencies);
  const { deliverNext, attempt } = delivery({ ...dependencies, mailsOf });
  const sendNow = sendingNow({ ...dependencies, plan, attempt });

  return {
    plan,
    deliverNext,
    conversation: conversations({ ...dependencies, mailsOf, sendNow }),
    actions: actionRoom({ ...dependencies, mailsOf, sendNow }),

    async deliveries(team) {
      const [newest, before] = (await pulses.headsOf(team)).toReversed().map(({ terms }) => terms.pulse);
      if (newest === undefined) return { done: 0, planned: 0, missing: [], lostReminder: null, noResult: null };
      const { planned, waiting } = await effects.ofPulse(newest);
      // A team that Mutual was removed from tells no names any more; that is the reason why things are missing.
      const members = await directory.members(team).catch(() => []);
      const names = new Map(members.map(({ id, name }) => [id, name]));
      const { lostReminder, report, conversation, actions } = await pulses.get(team, newest);
      // Of what was refused nothing is missing any more once it was chosen anew.
      const refused = { conversation: conversation?.state === 'refused', action: actions.some(({ state }) => state === 'refused') };
      const current = waiting.filter(({ kind, parked }) => !parked || !(kind === 'conversation' || kind === 'action') || refused[kind]);
      // Made after one pulse, reminded of in the next.
      const promised = before ? (await effects.ofPulse(before)).waiting.filter(({ kind }) => kind.startsWith('promise')) : [];
      const missing = [...current, ...promised].flatMap((one) => undone(one, names) ?? []);
      return {
        done: planned - current.length,
        planned,
        missing,
        lostReminder: lostReminder === null ? null : reasonOf(lostReminder),
        noResult: report?.outcome === 'lost' ? report.missing : null,
      };
    },
  };
}

function undone(effect: Effect, names: ReadonlyMap<UserId, string>): Undone | undefined {
  if (effect.error === null || effect.kind === 'reminder') return undefined;
  return {
    kind: effect.kind === 'result-notice' ? 'result' : effect.kind,
    to: 'to' in effect ? (names.get(effect.to) ?? '') : '',
    state: effect.parked ? 'parked' : 'waiting',
    reason: reasonOf(effect.error),
    next: effect.parked ? null : effect.due,
  };
}
