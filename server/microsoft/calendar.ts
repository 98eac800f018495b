// Calendars through Graph: the cadence's series, working hours, who is free, the conversation.
import type { Event, ScheduleInformation, WorkingHours as GraphHours } from '@microsoft/microsoft-graph-types';
import { GraphError } from '@microsoft/microsoft-graph-client';
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import pLimit, { type LimitFunction } from 'p-limit';
import { patternOf } from '#domain/cadence/recurrence';
import { UserId, type Instant } from '#domain/ids';
import type { Report } from '#domain/report/report';
import type { CalendarOccurrence, Series, SeriesCalendar } from '../cadence/cadence.ts';
import type { Calendars } from '../follow-up/ways.ts';
import { conversationWords, seriesWords } from '../follow-up/words.ts';
import type { WorkingHours } from '../follow-up/working-hours.ts';
import { utcMoment } from '../process/wall-clock.ts';
import { refuse, undelivered, type Graph } from './graph.ts';

/** Our mark on events: https://learn.microsoft.com/graph/api/resources/singlevaluelegacyextendedproperty */
const MARK = 'String {6f0a2f0e-3f0d-4c61-9c25-6d2f0d3b8a11} Name Mutual';
/** https://learn.microsoft.com/graph/json-batching, https://learn.microsoft.com/graph/api/calendar-getschedule */
const BATCH = 20;
/** Calls on one mailbox at the same time: https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits */
const AT_ONCE = 4;
/** Of each mailbox that was used lately, whoever uses it. */
const limits = new LRUCache<UserId, LimitFunction>({ max: 10_000 });
function limitOf(mailbox: UserId): LimitFunction {
  const limit = limits.get(mailbox) ?? pLimit(AT_ONCE);
  limits.set(mailbox, limit);
  return limit;
}
/** How long the entry of an opening is in the calendar. */
const SERIES_MS = 15 * 60_000;
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** https://learn.microsoft.com/graph/api/user-post-events, https://learn.microsoft.com/graph/api/event-list-instances */
export const seriesCalendar = (graph: Graph, publicUrl: string): SeriesCalendar => ({
  async create(caller, series, repeatKey) {
    const body = { ...(await seriesEvent(series, publicUrl)), transactionId: uuidOf(repeatKey), ...mark('cadence') };
    const calendar = await graph.asCaller(caller);
    const made: Event = await calendar.api('/me/events').post(body).catch(refuse);
    return { owner: caller.user, ownerName: made.organizer?.emailAddress?.name ?? '', series: made.id ?? '', link: made.webLink ?? null };
  },

  async startOf(owner, id) {
    const found = limitOf(owner)(() => graph.asApp.api(`/users/${owner}/events/${id}`).select('recurrence').get());
    const series: Event | undefined = await found.catch(goneAs(undefined));
    return series?.recurrence?.range?.startDate ?? undefined;
  },

  async rename(owner, id, { language, teamName }) {
    const { subject, body } = await seriesWords(language, teamName, publicUrl);
    const change: Event = { subject, body: { contentType: 'text', content: body } };
    await limitOf(owner)(() => graph.asApp.api(`/users/${owner}/events/${id}`).patch(change)).catch(refuse);
  },

  async update(owner, id, series) {
    const body = await seriesEvent(series, publicUrl);
    await limitOf(owner)(() => graph.asApp.api(`/users/${owner}/events/${id}`).patch(body)).catch(refuse);
  },

  async remove(owner, id) {
    await limitOf(owner)(() => graph.asApp.api(`/users/${owner}/events/${id}`).delete()).catch(goneAs(undefined));
  },

  async occurrences(owner, id, from, to) {
    const window = { startDateTime: iso(from), endDateTime: iso(to), $top: 50 };
    const path = `/users/${owner}/events/${id}/instances`;
    const found = limitOf(owner)(() => graph.asApp.api(path).header('Prefer', 'outlook.timezone="UTC"').query(window).get());
    const { value }: { value: Event[] } = await found.catch(goneAs({ value: [] }));
    return value.map(toOccurrence);
  },
});

/** What was deleted in Outlook is no failure. */
const goneAs =
  <T>(answer: T) =>
  (error: unknown): T =>
    error instanceof GraphError && error.statusCode === 404 ? answer : refuse(error);

const toOccurrence = ({ id, start, type, originalStart }: Event): CalendarOccurrence => {
  const at = utcMoment(start?.dateTime);
  return { id: id ?? '', start: at, moved: type === 'exception' && utcMoment(originalStart) !== at };
};

/** https://learn.microsoft.com/graph/api/resources/patternedrecurrence: `startDate` is the day of `start`. */
async function seriesEvent({ teamName, cadence, language, first }: Series, publicUrl: string): Promise<Event> {
  const { recurrence, time, timeZone } = cadence;
  const { subject, body } = await seriesWords(language, teamName, publicUrl);
  const start = `${first}T${time}:00`;
  return {
    subject,
    body: { contentType: 'text', content: body },
    start: { dateTime: start, timeZone },
    end: { dateTime: iso(utcMoment(start) + SERIES_MS), timeZone },
    showAs: 'free',
    isReminderOn: false,
    recurrence: { pattern: patternOf(recurrence), range: { type: 'noEnd', startDate: first, recurrenceTimeZone: timeZone } },
  };
}

/** https://learn.microsoft.com/graph/api/user-get-mailboxsettings, https://learn.microsoft.com/graph/api/calendar-getschedule */
export const calendars = (graph: Graph): Calendars => ({
  async workingHours(users) {
    const known = new Map<UserId, WorkingHours>();
    const limit = pLimit(AT_ONCE);
    const ask = async (some: UserId[]) => {
      const requests = some.map((id) => ({ id, method: 'GET', url: `/users/${id}/mailboxSettings` }));
      const { responses }: BatchReply = await graph.asApp.api('/$batch').post({ requests }).catch(refuse);
      for (const { id, status, body } of responses)
        if (status === 200 && body.workingHours) known.set(UserId.parse(id), toHours(body.workingHours));
    };
    await Promise.all(chunks(users, BATCH).map((some) => limit(() => ask(some))));
    return known;
  },

  async busy(owner, mails, from, to) {
    const window = { startTime: { dateTime: iso(from), timeZone: 'UTC' }, endTime: { dateTime: iso(to), timeZone: 'UTC' } };
    const ask = (some: string[]): Promise<{ value: ScheduleInformation[] }> =>
      graph.asApp
        .api(`/users/${owner}/calendar/getSchedule`)
        .post({ schedules: some, ...window, availabilityViewInterval: 30 })
        .catch(refuse);
    const schedules: ScheduleInformation[] = [];
    const limit = limitOf(owner);
    for (const { value } of await Promise.all(chunks(mails, BATCH).map((some) => limit(() => ask(some))))) schedules.push(...value);
    const items = schedules.flatMap(({ scheduleItems }) => scheduleItems ?? []).filter(({ status }) => status !== 'free');
    return items.map(({ start, end }) => ({ start: utcMoment(start?.dateTime), end: utcMoment(end?.dateTime) }));
  },

  async invite(leader, mails, { start, end }, report, repeatKey) {
    const body = await conversationEvent(mails, { start, end }, report);
    const event = { ...body, transactionId: uuidOf(repeatKey), ...mark('conversation') };
    const made: Event = await limitOf(leader)(() => graph.asApp.api(`/users/${leader}/events`).post(event)).catch(undelivered);
    return { link: made.webLink ?? null };
  },
});

interface BatchReply {
  responses: { id: string; status: number; body: { workingHours?: GraphHours } }[];
}

/** Everyone sees who is invited. */
async function conversationEvent(mails: readonly string[], at: { start: Instant; end: Instant }, report: Report): Promise<Event> {
  const { subject, body } = await conversationWords(report);
  return {
    subject,
    body: { contentType: 'text', content: body },
    start: { dateTime: iso(at.start), timeZone: 'UTC' },
    end: { dateTime: iso(at.end), timeZone: 'UTC' },
    attendees: mails.map((address) => ({ type: 'required', emailAddress: { address } })),
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    hideAttendees: false,
  };
}

const toHours = ({ daysOfWeek, startTime, endTime, timeZone }: GraphHours): WorkingHours => ({
  timeZone: timeZone?.name ?? 'UTC',
  days: (daysOfWeek ?? []).map((day) => DAYS.indexOf(day) + 1),
  start: (startTime ?? '09:00').slice(0, 5),
  end: (endTime ?? '17:00').slice(0, 5),
});

const mark = (value: string) => ({ singleValueExtendedProperties: [{ id: MARK, value }] });
const iso = (at: Instant) => new Date(at).toISOString().slice(0, 19);
const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, nth) => all.slice(nth * size, (nth + 1) * size));

/** The same words give the same id, so that Graph recognises a repeated create. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
