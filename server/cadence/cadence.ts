// The rhythm of a team: saved as an Outlook series, followed from there.
import { hasSameTimes, type Cadence, type Lost } from '#domain/cadence/cadence';
import type { Occurrence } from '#domain/cadence/occurrence';
import { spanOf } from '#domain/cadence/recurrence';
import { DAY, type Instant, type TeamId, type UserId } from '#domain/ids';
import { isAsked, type Policy } from '#domain/policy/policy';
import { Refusal } from '#contract/problem';
import type { CadenceSettings, CadenceView } from '#contract/api';
import type { Directory } from '../access/directory.ts';
import type { Caller } from '../access/token.ts';
import { assertIsHere, type TeamCadence, type Teams } from '../records/team.ts';
import { continuedStart, expand, firstStart } from './expansion.ts';
import { closingOf, dayOf, momentOf } from '../process/wall-clock.ts';

/** An occurrence as the calendar has it. */
export interface CalendarOccurrence {
  id: string;
  start: Instant;
  moved: boolean;
}

export interface SeriesCalendar {
  /** Makes the series in the caller's own calendar, once for one `repeatKey`. */
  create(caller: Caller, series: Series, repeatKey: string): Promise<SeriesPlace>;
  /** The day of its first occurrence, `YYYY-MM-DD`; `undefined` if it was deleted, or the mailbox that it was in is gone. */
  startOf(owner: UserId, id: string): Promise<string | undefined>;
  /** Changes its words. */
  rename(owner: UserId, id: string, series: Pick<Series, 'team' | 'teamName' | 'language'>): Promise<void>;
  /** Changes its times too: Exchange then takes back what was done to single occurrences. */
  update(owner: UserId, id: string, series: Series): Promise<void>;
  remove(owner: UserId, id: string): Promise<void>;
  /** The occurrences that start in the window; deleted ones are missing. Or how the whole series was lost. */
  occurrences(owner: UserId, id: string, from: Instant, to: Instant): Promise<CalendarOccurrence[] | Lost>;
}

type SeriesPlace = Pick<TeamCadence, 'owner' | 'ownerName' | 'series' | 'link'>;

export interface Series {
  team: TeamId;
  teamName: string;
  cadence: Cadence;
  language: Policy['language'];
  /** The day of the first occurrence, `YYYY-MM-DD`. */
  first: string;
}

/** Occurrences that are known in advance. */
const AHEAD = 12;
const PREVIEWED = 6;
/** Graph refuses more than 1825 days at once: https://github.com/microsoftgraph/microsoft-graph-docs/issues/6284 */
const LOOKED_AHEAD_MOST = 1800 * DAY;

interface Dependencies {
  teams: Teams;
  directory: Directory;
  calendar: SeriesCalendar;
  /** Can a series be in this time zone? */
  isInOutlook: (timeZone: string) => boolean;
  clock: () => Instant;
}

export interface CadenceRoom {
  /**
   * Reads the series again and keeps what it says. An occurrence that vanished from Outlook is skipped, and so are all of a series that
   * was deleted there. Of one whose mailbox is gone the known ones go on: nobody has decided against them.
   */
  follow(team: TeamId): Promise<void>;
  /** The cadence and what comes next, as Outlook has it now; as it was known if Outlook can't be reached. */
  get(caller: Caller, team: TeamId): Promise<CadenceView>;
  /** What would come next, before anything is saved, and what that would take back. Refuses `unknown-zone`, which Outlook does not have. */
  preview(caller: Caller, team: TeamId, cadence: Cadence): Promise<{ occurrences: Occurrence[]; takesBack: number }>;
  /**
   * Makes the series in the caller's calendar, or changes the one that exists: only if it is to open at other times, and then in step
   * with what was before. Refuses `malformed`, `unknown-zone`, `cadence-over` if it ends before it begins, and a team that is not asked
   * any more.
   */
  save(caller: Caller, team: TeamId, settings: CadenceSettings): Promise<CadenceView>;
  /**
   * Occurrences that pass meanwhile are not opened later. Refuses `malformed` where there is no cadence, and for a day that has come.
   * @param until the day on which it goes on by itself, `YYYY-MM-DD`
   */
  pause(caller: Caller, team: TeamId, paused: boolean, until?: string): Promise<CadenceView>;
  /**
   * Moves the series from a colleague's calendar into the caller's; there it goes on with the next opening, and what was done to single
   * occurrences is over. Nothing if it is there already. Refuses `malformed` where there is no cadence.
   */
  takeOver(caller: Caller, team: TeamId): Promise<CadenceView>;
  /** Takes the series out of Outlook and forgets the cadence; nothing where there is none. */
  end(caller: Caller, team: TeamId): Promise<CadenceView>;
}

export function cadenceRoom({ teams, directory, calendar, isInOutlook, clock }: Dependencies): CadenceRoom {
  async function follow(team: TeamId): Promise<void> {
    const known = (await teams.read(team))?.cadence;
    if (!known) return;
    const now = clock();
    const ahead = Math.min(spanOf(known.settings.recurrence, AHEAD + 1), LOOKED_AHEAD_MOST);
    const found = await calendar.occurrences(known.owner, known.series, now - DAY, now + ahead);
    await teams.change(team, (draft) => {
      const { cadence } = draft;
      if (cadence?.series !== known.series) return;
      cadence.lost = typeof found === 'string' ? found : null;
      if (found !== 'no-mailbox') cadence.occurrences = merge(cadence, found === 'deleted' ? [] : found, now).slice(0, AHEAD);
    });
  }

  async function view({ user }: Caller, team: TeamId): Promise<CadenceView> {
    const { cadence, policy, joinedTeams } = await teams.get(team);
    const members = await directory.members(team);
    const activeFrom = cadence?.activeFrom ?? null;
    const goesOnAt = activeFrom !== null && activeFrom > clock() ? activeFrom : null;
    return {
      settings: cadence && { cadence: cadence.settings, policy, joinedTeams },
      ownerName: cadence?.ownerName ?? null,
      isMine: cadence?.owner === user,
      link: cadence?.link ?? null,
      roll: members.filter(({ role }) => isAsked(policy, role)).length,
      paused: cadence !== null && (activeFrom === null || goesOnAt !== null),
      goesOnAt,
      occurrences: cadence?.occurrences.filter((next) => next.state !== 'opened' && next.opensAt >= (activeFrom ?? clock())) ?? [],
      lost: cadence?.lost ?? null,
    };
  }

  function checkZone({ timeZone }: Cadence): void {
    if (!isInOutlook(timeZone)) throw new Refusal('unknown-zone');
  }

  return {
    follow,

    async get(caller, team) {
      await follow(team).catch(() => undefined);
      return view(caller, team);
    },

    async preview(caller, team, cadence) {
      checkZone(cadence);
      const known = (await teams.get(team)).cadence;
      const start = known ? await calendar.startOf(known.owner, known.series) : undefined;
      if (known && start !== undefined && hasSameTimes(known.settings, cadence)) {
        const { occurrences } = await view(caller, team);
        return { occurrences: occurrences.map((next) => ({ ...next, closesAt: closingOf(cadence, next.opensAt) })), takesBack: 0 };
      }
      const first = known && start !== undefined ? continuedStart(cadence, known.settings, start, clock()) : firstStart(cadence, clock());
      const starts = expand(cadence, first, PREVIEWED);
      return {
        occurrences: starts.map((opensAt) => ({ id: '', opensAt, closesAt: closingOf(cadence, opensAt), state: 'planned' })),
        takesBack:
          known?.occurrences.filter(({ state, opensAt }) => opensAt > clock() && (state === 'moved' || state === 'skipped')).length ?? 0,
      };
    },

    async save(caller, team, { cadence: settings, policy, joinedTeams }) {
      const found = await teams.get(team);
      assertIsHere(found);
      const { name, cadence: known } = found;
      const { language } = found.policy;
      if (new Set([team, ...joinedTeams]).size <= joinedTeams.length) throw new Refusal('malformed');
      checkZone(settings);
      const words = { team, teamName: name, language: policy.language };
      const start = known ? await calendar.startOf(known.owner, known.series) : undefined;
      const isThere = known !== null && start !== undefined;
      const isSame = isThere && hasSameTimes(known.settings, settings);
      const first = isThere ? continuedStart(settings, known.settings, start, clock()) : startAnew(known, settings, clock());
      if (!isSame && expand(settings, first, 1).length === 0) throw new Refusal('cadence-over');
      const series = { ...words, cadence: settings, first };
      const place = isThere ? known : await calendar.create(caller, series, repeatKeyOf(known, series));
      if (isThere && !isSame) await calendar.update(known.owner, known.series, series);
      else if (isThere && language !== policy.language) await calendar.rename(known.owner, known.series, words);
      await teams.change(team, (draft) => {
        const { owner, ownerName, series: id, link } = place;
        const kept = (draft.cadence?.occurrences ?? []).filter(({ state }) => isSame || state === 'opened');
        draft.cadence = {
          settings,
          owner,
          ownerName,
          series: id,
          link,
          occurrences: kept,
          lost: null,
          activeFrom: draft.cadence ? draft.cadence.activeFrom : 0,
        };
        draft.policy = policy;
        draft.joinedTeams = joinedTeams;
      });
      await follow(team);
      return view(caller, team);
    },

    async pause(caller, team, paused, until) {
      await teams.change(team, ({ cadence }) => {
        if (!cadence) throw new Refusal('malformed');
        const goesOn = until === undefined ? null : momentOf(until, '00:00', cadence.settings.timeZone);
        if (goesOn !== null && (!paused || goesOn <= clock())) throw new Refusal('malformed');
        // Going on twice must not pass over what is due between.
        if (paused) cadence.activeFrom = goesOn;
        else if (cadence.activeFrom === null || cadence.activeFrom > clock()) cadence.activeFrom = clock();
      });
      return view(caller, team);
    },

    async takeOver(caller, team) {
      const { name, policy, cadence: known } = await teams.get(team);
      if (known === null) throw new Refusal('malformed');
      if (known.owner !== caller.user) {
        const first = startAnew(known, known.settings, clock());
        const series = { team, teamName: name, language: policy.language, cadence: known.settings, first };
        const place = await calendar.create(caller, series, repeatKeyOf(known, series));
        await teams.change(team, ({ cadence }) => {
          if (cadence?.series !== known.series) return;
          Object.assign(cadence, place, { lost: null, occurrences: cadence.occurrences.filter(({ state }) => state === 'opened') });
        });
        await calendar.remove(known.owner, known.series);
        await follow(team);
      }
      return view(caller, team);
    },

    async end(caller, team) {
      const known = (await teams.get(team)).cadence;
      if (known) await calendar.remove(known.owner, known.series);
      await teams.change(team, (draft) => {
        if (draft.cadence?.series === known?.series) draft.cadence = null;
      });
      return view(caller, team);
    },
  };
}

/** By this name Graph recognises a repeated create. */
const repeatKeyOf = (known: TeamCadence | null, { team, first, cadence }: Series) => `${known?.series ?? team}.${first}T${cadence.time}`;

const startAnew = (known: TeamCadence | null, wanted: Cadence, now: Instant): string =>
  (known && nextKnown(known, wanted, now)) ?? firstStart(wanted, now);

/** Known occurrences that are gone from the calendar were deleted there; those that opened stay opened. */
function merge(cadence: TeamCadence, found: readonly CalendarOccurrence[], now: Instant): Occurrence[] {
  const opened = new Map(cadence.occurrences.filter((known) => known.state === 'opened').map((known) => [known.id, known]));
  const ids = new Set(found.map(({ id }) => id));
  const deleted = cadence.occurrences.filter((known) => known.state !== 'opened' && !ids.has(known.id) && known.opensAt > now);
  const current = found.map(({ id, start, moved }): Occurrence => {
    const state = moved ? 'moved' : 'planned';
    return opened.get(id) ?? { id, opensAt: start, closesAt: closingOf(cadence.settings, start), state };
  });
  const merged = [...current, ...deleted.map((gone): Occurrence => ({ ...gone, state: 'skipped' }))];
  return merged.filter(({ closesAt }) => closesAt > now).toSorted((one, other) => one.opensAt - other.opensAt);
}

/**
 * Where a series that somebody else takes over goes on, so that "every second week" stays in step: with the next opening that Outlook
 * had planned, or that went with the series when it was deleted. `undefined` if there is none, or the times are others now.
 */
function nextKnown({ settings, occurrences, lost }: TeamCadence, wanted: Cadence, now: Instant): string | undefined {
  const isSame = JSON.stringify([settings.recurrence, settings.time]) === JSON.stringify([wanted.recurrence, wanted.time]);
  const went = lost === 'deleted' ? 'skipped' : 'planned';
  const next = occurrences.find(({ opensAt, state }) => state === went && opensAt > now);
  return isSame && settings.timeZone === wanted.timeZone && next ? dayOf(next.opensAt, wanted.timeZone) : undefined;
}
