// The rhythm of a team: saved as an Outlook series, followed from there.
import { DateTime } from 'luxon';
import { closingDay } from '#domain/cadence/closing';
import { type Cadence } from '#domain/cadence/cadence';
import { type Occurrence } from '#domain/cadence/occurrence';
import { DAY, type Instant, type TeamId, type TenantId, type UserId } from '#domain/ids';
import { Refusal } from '#contract/problem';
import type { CadenceView } from '#contract/api';
import { mustGovern, type Caller, type Directory } from '../access/directory.ts';
import { teamKey, type TeamCadence, type TeamDocument, type Teams } from '../records/team.ts';

/** An occurrence as the calendar has it. */
export interface CalendarOccurrence {
  id: string;
  start: Instant;
  moved: boolean;
}

export interface SeriesCalendar {
  /** Makes the series in the caller's own calendar, once for one `repeatKey`. */
  create(caller: Caller, series: Series, repeatKey: string): Promise<SeriesPlace>;
  /** @returns false if the series was deleted */
  update(owner: UserId, id: string, series: Series): Promise<boolean>;
  /** The occurrences that start in the window; deleted ones are missing, and all are if the series was deleted. */
  occurrences(owner: UserId, id: string, from: Instant, to: Instant): Promise<CalendarOccurrence[]>;
}

type SeriesPlace = Pick<TeamCadence, 'owner' | 'ownerName' | 'series' | 'link'>;

export interface Series {
  teamName: string;
  cadence: Cadence;
  /** Wall-clock start of the first occurrence, `YYYY-MM-DDTHH:mm:ss`. */
  first: string;
}

/** Turns the sentence into moments without a calendar, by a recurrence library: what the preview shows. */
export type Expand = (cadence: Cadence, first: string, count: number) => Instant[];

const AHEAD = 12;
const PREVIEW = 6;

interface Needs {
  teams: Teams;
  directory: Directory;
  calendar: SeriesCalendar;
  expand: Expand;
  clock: () => Instant;
}

export type CadenceRoom = ReturnType<typeof cadences>;

export function cadences({ teams, directory, calendar, expand, clock }: Needs) {
  /** Reads the series again and keeps what it says. An occurrence that vanished from Outlook is skipped. */
  async function follow(tenant: TenantId, team: TeamId): Promise<void> {
    const known = (await teams.read(teamKey(tenant, team)))?.cadence;
    if (!known) return;
    const now = clock();
    const found = await calendar.occurrences(known.owner, known.series, now - DAY, now + (AHEAD + 1) * known.settings.everyWeeks * 7 * DAY);
    await teams.change(teamKey(tenant, team), (draft) => {
      if (draft.cadence?.series === known.series) draft.cadence.occurrences = merge(draft.cadence, found, now).slice(0, AHEAD);
    });
  }

  async function view(tenant: TenantId, team: TeamId): Promise<CadenceView> {
    const document = await teamOrRefusal(teams, tenant, team);
    const members = await directory.members(team);
    const { cadence } = document;
    const guests = cadence?.settings.guests ?? false;
    return {
      cadence: cadence?.settings ?? null,
      ownerName: cadence?.ownerName ?? null,
      link: cadence?.link ?? null,
      roll: members.filter(({ role }) => role === 'member' || (guests && role === 'guest')).length,
      occurrences: cadence?.occurrences.filter((next) => next.state !== 'opened') ?? [],
    };
  }

  return {
    follow,

    /** The cadence and what comes next, as Outlook has it now; as it was known if Outlook can't be reached. */
    async get(tenant: TenantId, caller: Caller, team: TeamId): Promise<CadenceView> {
      await teamOrRefusal(teams, tenant, team);
      await mustGovern(directory, caller, team);
      await follow(tenant, team).catch(() => undefined);
      return view(tenant, team);
    },

    /** What would come next, before anything is saved. */
    async preview(tenant: TenantId, caller: Caller, team: TeamId, cadence: Cadence): Promise<{ occurrences: Occurrence[] }> {
      await teamOrRefusal(teams, tenant, team);
      await mustGovern(directory, caller, team);
      checkZone(cadence.timeZone);
      const starts = expand(cadence, firstStart(cadence, clock()), PREVIEW);
      return { occurrences: starts.map((opensAt) => ({ id: '', opensAt, closesAt: closing(cadence, opensAt), state: 'planned' })) };
    },

    /**
     * Saves the sentence: makes the series in the caller's calendar, or changes the one that exists. Whoever asks other teams together
     * with this one must govern these, too.
     */
    async save(tenant: TenantId, caller: Caller, team: TeamId, settings: Cadence): Promise<CadenceView> {
      const document = await teamOrRefusal(teams, tenant, team);
      await mustGovern(directory, caller, team);
      if (new Set([team, ...settings.together]).size <= settings.together.length) throw new Refusal('malformed');
      for (const other of settings.together) await mustGovern(directory, caller, (await teamOrRefusal(teams, tenant, other)).team);
      checkZone(settings.timeZone);
      const series = { teamName: document.name, cadence: settings, first: firstStart(settings, clock()) };
      const known = document.cadence;
      const isThere = known !== null && (await calendar.update(known.owner, known.series, series));
      const place = isThere ? known : await calendar.create(caller, series, `${known?.series ?? team}.${series.first}`);
      await teams.change(teamKey(tenant, team), (draft) => {
        const { owner, ownerName, series: id, link } = place;
        const opened = draft.cadence?.occurrences.filter((occurrence) => occurrence.state === 'opened') ?? [];
        draft.cadence = { settings, owner, ownerName, series: id, link, occurrences: opened };
      });
      await follow(tenant, team);
      return view(tenant, team);
    },
  };
}

/** Known occurrences that are gone from the calendar were deleted there; those that opened stay opened. */
function merge(cadence: TeamCadence, found: readonly CalendarOccurrence[], now: Instant): Occurrence[] {
  const opened = new Map(cadence.occurrences.filter((known) => known.state === 'opened').map((known) => [known.id, known]));
  const ids = new Set(found.map(({ id }) => id));
  const deleted = cadence.occurrences.filter((known) => known.state !== 'opened' && !ids.has(known.id) && known.opensAt > now);
  const current = found.map(({ id, start, moved }): Occurrence => {
    const state = moved ? 'moved' : 'planned';
    return opened.get(id) ?? { id, opensAt: start, closesAt: closing(cadence.settings, start), state };
  });
  const merged = [...current, ...deleted.map((gone): Occurrence => ({ ...gone, state: 'skipped' }))];
  return merged.filter(({ closesAt }) => closesAt > now).toSorted((one, other) => one.opensAt - other.opensAt);
}

/** When a pulse that opens now or then closes: the wall-clock hour of the cadence on its last working day. */
export function closing(
  { timeZone, workingDays, closingTime }: Pick<Cadence, 'timeZone' | 'workingDays' | 'closingTime'>,
  opensAt: Instant,
): Instant {
  const opensOn = DateTime.fromMillis(opensAt, { zone: timeZone }).toISODate() ?? '';
  const end = DateTime.fromISO(`${closingDay(opensOn, workingDays)}T${closingTime}`, { zone: timeZone }).toMillis();
  return end > opensAt ? end : closing({ timeZone, workingDays: workingDays + 1, closingTime }, opensAt);
}

/** The next time that it is this weekday and hour in the cadence's zone. */
function firstStart({ weekday, time, timeZone }: Pick<Cadence, 'weekday' | 'time' | 'timeZone'>, now: Instant): string {
  const here = DateTime.fromMillis(now, { zone: timeZone });
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const day = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].indexOf(weekday) + 1;
  const at = here.set({ weekday: day as 1 | 2 | 3 | 4 | 5, hour, minute, second: 0, millisecond: 0 });
  return (at > here ? at : at.plus({ weeks: 1 })).toFormat("yyyy-MM-dd'T'HH:mm:ss");
}

function checkZone(timeZone: string): void {
  if (!DateTime.local({ zone: timeZone }).isValid) throw new Refusal('malformed');
}

/** Refuses `unknown-team`: Mutual was not added to it. */
export async function teamOrRefusal(teams: Teams, tenant: TenantId, team: TeamId): Promise<TeamDocument> {
  const document = await teams.read(teamKey(tenant, team));
  if (document === undefined) throw new Refusal('unknown-team');
  return document;
}
