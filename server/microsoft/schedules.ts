// When people work and when they are busy, as their mailboxes say it.
import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { Slot } from '#domain/follow-up/meeting';
import { UserId, type Instant } from '#domain/ids';
import type { Calendars } from '../follow-up/ways.ts';
import type { WorkingHours } from '../follow-up/working-hours.ts';
import { wallMoment, wallText } from '../process/wall-clock.ts';
import { chunks, readEach } from './batch.ts';
import { refuse, type Graph } from './graph.ts';
import { limitOf } from './mailbox-limits.ts';
import type { Network } from './network.ts';
import { ianaOf, windowsOf } from './zones.ts';

/** https://learn.microsoft.com/graph/api/calendar-getschedule */
const SCHEDULES_MOST = 20;
export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** Who works elsewhere can come: https://learn.microsoft.com/graph/api/resources/scheduleitem */
const HAS_TIME = ['free', 'workingElsewhere'];

/** https://learn.microsoft.com/graph/api/resources/mailboxsettings */
const Settings = z.object({
  timeZone: z.string().nullish(),
  workingHours: z
    .object({
      daysOfWeek: z.array(z.string()).nullish(),
      startTime: z.string().nullish(),
      endTime: z.string().nullish(),
      timeZone: z.object({ name: z.string().nullish() }).nullish(),
    })
    .nullish(),
});

const WallTime = z.object({ dateTime: z.string(), timeZone: z.string().nullish() });
const Schedules = z.object({
  value: z.array(
    z.object({
      error: z.unknown().optional(),
      scheduleItems: z.array(z.object({ status: z.string().nullish(), start: WallTime, end: WallTime })).nullish(),
    }),
  ),
});
type Schedule = z.infer<typeof Schedules>['value'][number];

export function schedules(graph: Graph, { wait }: Pick<Network, 'wait'>): Pick<Calendars, 'workingHours' | 'zoneOf' | 'busy'> {
  async function settingsOf(users: readonly UserId[]): Promise<Map<UserId, z.infer<typeof Settings>>> {
    const known = new Map<UserId, z.infer<typeof Settings>>();
    for (const [user, settings] of await readEach(graph, users, (id) => `/users/${id}/mailboxSettings`, wait)) {
      const { data } = Settings.safeParse(settings);
      if (data) known.set(user, data);
    }
    return known;
  }

  return {
    async workingHours(users) {
      return new Map(
        [...(await settingsOf(users))].flatMap(([user, settings]) => hoursOf(settings).map((hours) => [user, hours] as const)),
      );
    },

    async zoneOf(user) {
      const settings = (await settingsOf([user])).get(user);
      return ianaOf(settings?.timeZone) ?? ianaOf(settings?.workingHours?.timeZone?.name) ?? null;
    },

    async busy(owner, mails, { from, to, timeZone }) {
      const zone = windowsOf(timeZone) ?? 'UTC';
      const clock = ianaOf(zone) ?? 'UTC';
      const window = {
        startTime: { dateTime: wallText(from, clock), timeZone: zone },
        endTime: { dateTime: wallText(to, clock), timeZone: zone },
        availabilityViewInterval: 30,
      };
      /** An address that Graph can't even look up is left out alone. */
      async function ask(some: readonly string[]): Promise<(Schedule | undefined)[]> {
        try {
          const request = graph.asApp.api(`/users/${owner}/calendar/getSchedule`).header('Prefer', `outlook.timezone="${zone}"`);
          return Schedules.parse(await request.post({ schedules: some, ...window })).value;
        } catch (error) {
          if (!(error instanceof GraphError) || error.statusCode !== 400) return refuse(error);
          if (some.length === 1) return [undefined];
          const half = Math.ceil(some.length / 2);
          return [...(await ask(some.slice(0, half))), ...(await ask(some.slice(half)))];
        }
      }
      const limit = limitOf(owner);
      const found = (await Promise.all(chunks(mails, SCHEDULES_MOST).map((some) => limit(() => ask(some))))).flat();
      const known = found.filter((one) => one !== undefined && (one.error === undefined || one.error === null));
      return { busy: known.flatMap((one) => slotsOf(one, clock)), unread: mails.length - known.length };
    },
  };
}

/**
 * All day is from midnight to midnight of whatever zone was asked for, and so of the team's.
 * https://learn.microsoft.com/graph/api/resources/event
 */
const slotsOf = (schedule: Schedule | undefined, clock: string): Slot[] =>
  (schedule?.scheduleItems ?? [])
    .filter(({ status }) => !HAS_TIME.includes(status ?? 'unknown'))
    .map(({ start, end }) => ({ start: momentOf(start, clock), end: momentOf(end, clock) }));

const momentOf = ({ dateTime, timeZone }: z.infer<typeof WallTime>, clock: string): Instant =>
  wallMoment(dateTime, ianaOf(timeZone) ?? clock);

/** In a zone that somebody has made up, the mailbox's own is the next best; without that, it is for the team's. */
function hoursOf({ timeZone, workingHours }: z.infer<typeof Settings>): WorkingHours[] {
  if (!workingHours) return [];
  const { daysOfWeek, startTime, endTime, timeZone: own } = workingHours;
  const [start, end] = [(startTime ?? '09:00').slice(0, 5), (endTime ?? '17:00').slice(0, 5)];
  return [
    {
      timeZone: ianaOf(own?.name) ?? ianaOf(timeZone) ?? null,
      days: (daysOfWeek ?? []).map((day) => DAYS.findIndex((name) => name === day.toLowerCase()) + 1),
      start,
      end,
    },
  ];
}
