// The rhythm of a team: saved as an Outlook series, followed from there.
import type { Cadence } from '#domain/cadence/cadence';
import type { Occurrence } from '#domain/cadence/occurrence';
import { spanOf } from '#domain/cadence/recurrence';
import { DAY, type Instant, type TeamId, type UserId } from '#domain/ids';
import { isAsked, type Policy } from '#domain/policy/policy';
import { Refusal } from '#contract/problem';
import type { CadenceSettings, CadenceView } from '#contract/api';
import type { Directory } from '../access/directory.ts';
import type { Caller } from '../access/token.ts';
import { assertIsHere, type TeamCadence, type Teams } from '../records/team.ts';
import { expand, firstStart } from './expansion.ts';
import { closingOf, isZone } from '../process/wall-clock.ts';

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
  language: Policy['language'];
  /** The day of the first occurrence, `YYYY-MM-DD`. */
  first: string;
}

/** Occurrences that are known in advance. */
const AHEAD = 12;
const PREVIEWED = 6;

interface Dependencies {
  teams: Teams;
  directory: Directory;
  calendar: SeriesCalendar;
  clock: () => Instant;
}

export interface CadenceRoom {
  /** Reads the series again and keeps what it says. An occurrence that vanished from Outlook is skipped. */
  follow(team: TeamId): Promise<void>;
  /** The cadence and what comes next, as Outlook has it now; as it was known if Outlook can't be reached. */
  get(team: TeamId): Promise<CadenceView>;
  /** What would come next, before anything is saved. Refuses `malformed` for an unknown time zone. */
  preview(cadence: Cadence): { occurrences: Occurrence[] };
  /** Makes the series in the caller's calendar, or changes the one that exists. Refuses `malformed`, and a team that is not asked any more. */
  save(caller: Caller, team: TeamId, settings: CadenceSettings): Promise<CadenceView>;
}

export function cadenceRoom({ teams, directory, calendar, clock }: Dependencies): CadenceRoom {
  async function follow(team: TeamId): Promise<void> {
    const known = (await teams.read(team))?.cadence;
    if (!known) return;
    const now = clock();
    const until = now + spanOf(known.settings.recurrence, AHEAD + 1);
    const found = await calendar.occurrences(known.owner, known.series, now - DAY, until);
    await teams.change(team, (draft) => {
      if (draft.cadence?.series === known.series) draft.cadence.occurrences = merge(draft.cadence, found, now).slice(0, AHEAD);
    });
  }

  async function view(team: TeamId): Promise<CadenceView> {
    const { cadence, policy, joinedTeams } = await teams.get(team);
    const members = await directory.members(team);
    return {
      settings: cadence && { cadence: cadence.settings, policy, joinedTeams },
      ownerName: cadence?.ownerName ?? null,
      link: cadence?.link ?? null,
      roll: members.filter(({ role }) => isAsked(policy, role)).length,
      occurrences: cadence?.occurrences.filter((next) => next.state !== 'opened') ?? [],
    };
  }

  return {
    follow,

    async get(team) {
      await follow(team).catch(() => undefined);
      return view(team);
    },

    preview(cadence) {
      checkZone(cadence);
      const starts = expand(cadence, firstStart(cadence, clock()), PREVIEWED);
      return { occurrences: starts.map((opensAt) => ({ id: '', opensAt, closesAt: closingOf(cadence, opensAt), state: 'planned' })) };
    },

    async save(caller, team, { cadence: settings, policy, joinedTeams }) {
      const found = await teams.get(team);
      assertIsHere(found);
      const { name, cadence: known } = found;
      if (new Set([team, ...joinedTeams]).size <= joinedTeams.length) throw new Refusal('malformed');
      checkZone(settings);
      const series: Series = { teamName: name, cadence: settings, language: policy.language, first: firstStart(settings, clock()) };
      const isThere = known !== null && (await calendar.update(known.owner, known.series, series));
      const place = isThere ? known : await calendar.create(caller, series, `${known?.series ?? team}.${series.first}T${settings.time}`);
      await teams.change(team, (draft) => {
        const { owner, ownerName, series: id, link } = place;
        const opened = draft.cadence?.occurrences.filter(({ state }) => state === 'opened') ?? [];
        draft.cadence = { settings, owner, ownerName, series: id, link, occurrences: opened };
        draft.policy = policy;
        draft.joinedTeams = joinedTeams;
      });
      await follow(team);
      return view(team);
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
    return opened.get(id) ?? { id, opensAt: start, closesAt: closingOf(cadence.settings, start), state };
  });
  const merged = [...current, ...deleted.map((gone): Occurrence => ({ ...gone, state: 'skipped' }))];
  return merged.filter(({ closesAt }) => closesAt > now).toSorted((one, other) => one.opensAt - other.opensAt);
}

function checkZone({ timeZone }: Cadence): void {
  if (!isZone(timeZone)) throw new Refusal('malformed');
}
