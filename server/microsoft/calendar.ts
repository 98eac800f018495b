// Calendars through Graph: the cadence's series, the conversation.
import type { Event, PatternedRecurrence } from '@microsoft/microsoft-graph-types';
import { createHash } from 'node:crypto';
import { weekdayOf } from '#domain/cadence/days';
import { patternOf, patternOfWeeks, WEEKDAYS } from '#domain/cadence/recurrence';
import type { Rhythm } from '#domain/follow-up/actions/library';
import type { Instant } from '#domain/ids';
import type { CalendarOccurrence, Series, SeriesCalendar } from '../cadence/cadence.ts';
import type { Calendars, Meeting } from '../follow-up/ways.ts';
import { seriesWords } from '../follow-up/words.ts';
import { dayOf, wallMoment, wallText } from '../process/wall-clock.ts';
import { lossOf, refuse, undelivered, type Graph } from './graph.ts';
import { deepLink } from './links.ts';
import { limitOf } from './mailbox-limits.ts';
import type { Network } from './network.ts';
import { DAYS, schedules } from './schedules.ts';
import { ianaOf, windowsOf } from './zones.ts';

/** Our mark on events: https://learn.microsoft.com/graph/api/resources/singlevaluelegacyextendedproperty */
const MARK = 'String {6f0a2f0e-3f0d-4c61-9c25-6d2f0d3b8a11} Name Mutual';
/** How long the entry of an opening is in the calendar. */
const SERIES_MS = 15 * 60_000;

/**
 * https://learn.microsoft.com/graph/api/user-post-events, https://learn.microsoft.com/graph/api/event-list-instances
 * @param appId for the link in the series that leads to its settings in the tab
 */
export const seriesCalendar = (graph: Graph, appId: string): SeriesCalendar => ({
  async create(caller, series, repeatKey) {
    const body = { ...(await seriesEvent(series, appId)), transactionId: uuidOf(repeatKey), ...mark('cadence') };
    const calendar = await graph.asCaller(caller);
    const made: Event = await calendar.api('/me/events').post(body).catch(refuse);
    return { owner: caller.user, ownerName: made.organizer?.emailAddress?.name ?? '', series: made.id ?? '', link: made.webLink ?? null };
  },

  async startOf(owner, id) {
    const found = limitOf(owner)(() => graph.asApp.api(`/users/${owner}/events/${id}`).select('recurrence').get());
    const series: Event | undefined = await found.catch(goneAs(undefined));
    return series?.recurrence?.range?.startDate ?? undefined;
  },

  async rename(owner, id, { team, language, teamName }) {
    const { subject, body } = await seriesWords(language, teamName, deepLink(appId, { to: 'cadence', team }));
    const change: Event = { subject, body: { contentType: 'text', content: body } };
    await limitOf(owner)(() => graph.asApp.api(`/users/${owner}/events/${id}`).patch(change)).catch(refuse);
  },

  async update(owner, id, series) {
    const body = await seriesEvent(series, appId);
    await limitOf(owner)(() => graph.asApp.api(`/users/${owner}/events/${id}`).patch(body)).catch(refuse);
  },

  async remove(owner, id) {
    await limitOf(owner)(() => graph.asApp.api(`/users/${owner}/events/${id}`).delete()).catch(goneAs(undefined));
  },

  async occurrences(owner, id, from, to) {
    const window = { startDateTime: iso(from), endDateTime: iso(to), $top: 50 };
    const path = `/users/${owner}/events/${id}/instances`;
    const found = limitOf(owner)(() => graph.asApp.api(path).header('Prefer', 'outlook.timezone="UTC"').query(window).get());
    return found.then(({ value }: { value: Event[] }) => value.map(toOccurrence)).catch((error: unknown) => lossOf(error) ?? refuse(error));
  },
});

/** What was deleted in Outlook, or went with its mailbox, is no failure. */
const goneAs =
  <T>(answer: T) =>
  (error: unknown): T =>
    lossOf(error) ? answer : refuse(error);

const toOccurrence = ({ id, start, type, originalStart }: Event): CalendarOccurrence => {
  const at = wallMoment(start?.dateTime, ianaOf(start?.timeZone));
  return { id: id ?? '', start: at, moved: type === 'exception' && wallMoment(originalStart) !== at };
};

/** https://learn.microsoft.com/graph/api/resources/patternedrecurrence: `startDate` is the day of `start`. */
async function seriesEvent({ team, teamName, cadence, language, first }: Series, appId: string): Promise<Event> {
  const { recurrence, until, time } = cadence;
  const timeZone = windowsOf(cadence.timeZone) ?? cadence.timeZone;
  const { subject, body } = await seriesWords(language, teamName, deepLink(appId, { to: 'cadence', team }));
  const start = `${first}T${time}:00`;
  return {
    subject,
    body: { contentType: 'text', content: body },
    start: { dateTime: start, timeZone },
    end: { dateTime: iso(wallMoment(start) + SERIES_MS), timeZone },
    showAs: 'free',
    isReminderOn: false,
    recurrence: { pattern: patternOf(recurrence), range: { ...endOf(until), startDate: first, recurrenceTimeZone: timeZone } },
  };
}

/** https://learn.microsoft.com/graph/api/resources/recurrencerange */
const endOf = (until: string | null) => (until === null ? { type: 'noEnd' as const } : { type: 'endDate' as const, endDate: until });

export const calendars = (graph: Graph, network: Pick<Network, 'wait'>): Calendars => ({
  ...schedules(graph, network),

  async invite(leader, mails, meeting, repeatKey) {
    const event = { ...meetingEvent(mails, meeting), transactionId: uuidOf(repeatKey), ...mark(meeting.kind) };
    const made: Event = await limitOf(leader)(() => graph.asApp.api(`/users/${leader}/events`).post(event)).catch(undelivered);
    return { event: made.id ?? '', link: made.webLink ?? null };
  },

  /** https://learn.microsoft.com/graph/api/event-get */
  async timeOf(leader, event) {
    const request = () =>
      graph.asApp.api(`/users/${leader}/events/${event}`).header('Prefer', 'outlook.timezone="UTC"').select('start,end,isCancelled').get();
    const found: Event | null = await limitOf(leader)(request).catch((error: unknown) =>
      lossOf(error) === 'deleted' ? null : refuse(error),
    );
    if (found === null || found.isCancelled === true) return null;
    return { start: wallMoment(found.start?.dateTime), end: wallMoment(found.end?.dateTime) };
  },

  /** https://learn.microsoft.com/graph/api/event-cancel */
  async cancel(leader, event) {
    const cancelled = limitOf(leader)(() => graph.asApp.api(`/users/${leader}/events/${event}/cancel`).post({}));
    await cancelled.catch((error: unknown) => {
      if (lossOf(error) !== 'deleted') refuse(error);
    });
  },
});

/** Everyone sees who is invited. A series keeps its hour in the team's zone, whatever daylight saving does. */
function meetingEvent(mails: readonly string[], { subject, body, start, end, rhythm, timeZone }: Meeting): Event {
  const zone = rhythm.kind === 'once' ? 'UTC' : (windowsOf(timeZone) ?? 'UTC');
  const clock = zone === 'UTC' ? 'UTC' : timeZone;
  const recurrence = recurrenceOf(rhythm, dayOf(start, clock), zone);
  return {
    subject,
    body: { contentType: 'text', content: body },
    start: { dateTime: wallText(start, clock), timeZone: zone },
    end: { dateTime: wallText(end, clock), timeZone: zone },
    attendees: mails.map((address) => ({ type: 'required', emailAddress: { address } })),
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    hideAttendees: false,
    ...(recurrence && { recurrence }),
  };
}

/** https://learn.microsoft.com/graph/api/resources/recurrencepattern, https://learn.microsoft.com/graph/api/resources/recurrencerange */
function recurrenceOf(rhythm: Rhythm, startDate: string, recurrenceTimeZone: string): PatternedRecurrence | undefined {
  if (rhythm.kind === 'once') return undefined;
  return {
    pattern: rhythm.kind === 'weeks' ? patternOfWeeks(rhythm.every, [DAYS[weekdayOf(startDate) - 1]!]) : patternOfWeeks(1, WEEKDAYS),
    range: { type: 'numbered', startDate, numberOfOccurrences: rhythm.times, recurrenceTimeZone },
  };
}

const mark = (value: string) => ({ singleValueExtendedProperties: [{ id: MARK, value }] });
const iso = (at: Instant) => new Date(at).toISOString().slice(0, 19);

/** The same words give the same id, so that Graph recognises a repeated create. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
