// What a new report may not tell apart because of earlier ones: from published blocks, rolls and how many answered, never from answers.
import { DAY, type Instant, type ItemId, type UserId } from '../ids.ts';
import { AWAY, FLOOR, MEMORY_WEEKS } from '../policy/policy.ts';
import { missing } from '../pulse/roll.ts';
import type { Terms } from '../pulse/terms.ts';
import { touches } from './blocks.ts';
import type { Block, MeasuredItem, Reference, Report } from './report.ts';

const MEMORY = MEMORY_WEEKS * 7 * DAY;
const CUTS = [0, 1, 2, 3] as const;

/** A report that is already out, and whom it was about: nobody once that is forgotten, which is never within `MEMORY_WEEKS`. */
export interface Earlier {
  readonly report: Report;
  readonly roll: readonly UserId[];
}

/** A pulse that closes, without its answers. */
interface Closing {
  readonly terms: Terms;
  readonly roll: readonly UserId[];
  /** This team's closed pulses, oldest first. */
  readonly earlier: readonly Earlier[];
  /** Closed pulses of other teams, in any order. */
  readonly others: readonly Earlier[];
}

/** What holds for one cumulative count. */
export interface Hold {
  /** Counts from the first to the last of each are one statement. */
  readonly merged: readonly Block[];
  /** What the count refers to, once the block that holds it is known. */
  readonly refer: (said: Block) => Reference | null;
  /** How many are on this roll and on that of the report referred to; `undefined` if there is none or nobody remembers. */
  readonly common: number | undefined;
}

/** An earlier report in which a cut was said freely, beside the roll that is asked now. */
interface Free {
  readonly said: Block;
  readonly n: number;
  readonly terms: Terms;
  /** On the earlier roll and not on this one; the other way round; on both. */
  readonly leavers: number;
  readonly joiners: number;
  readonly common: number;
  readonly isRemembered: boolean;
}

/**
 * One reference, two people: a number is said anew only when it differs from the last one that was said freely by more than joiners,
 * leavers and up to `AWAY` people being away could explain. For each cut c, with `ref` the team's last report in which F_c was free,
 * closed at most `MEMORY_WEEKS` before this pulse opened, and |…| a number of people:
 *
 *     a(p)   = min(AWAY, |p.roll| − p.n)                        p.n: answers to the item; "rather not say" is like being away
 *     held   = [ref.F_c.lo − |ref.roll \ roll| − a(now),  ref.F_c.hi + |roll \ ref.roll| + a(ref)]     merged into one statement
 *     free   = no ref, or the block that is said lies wholly outside held; then this report is the next reference
 *
 * and for each other group with such a reference g (one without a common member implies nothing), with L = |g.roll \ roll| + a(now),
 * J = |roll \ g.roll| + a(g) and [x, z] = [g.F_c.lo − L, g.F_c.hi + J]: all of [x, z] is merged if the rolls differ by fewer than FLOOR
 * people on either side or [x, z] has fewer than 2·(EDGE + 1) counts, else only its ends [x, x + EDGE] and [z − EDGE, z]. Absences are
 * left out of that choice: with them, groups that differ by one and two who are away would be told apart. EDGE is the larger of both
 * pulses, AWAY no smaller.
 *
 * So with unchanged minds, and at most `AWAY` of those counted then not counted now and the other way round, beside joiners and leavers,
 * the new count lies in `held`, and what is said follows from the reference: it adds nothing.
 * @returns for an item and how many answered it: a hold for each cut
 */
export function holding(closing: Closing): (item: ItemId, n: number) => Hold[] {
  const { terms, roll, earlier, others } = closing;
  const beside = besideOf(roll);
  const teams = byTeam(others);
  return (item, n) =>
    CUTS.map((cut) => {
      const own = lastFree(item, cut, earlier, beside);
      const held = own && isRecent(own.terms.closesAt, terms.opensAt) ? implied(own, terms, n) : undefined;
      const near = teams
        .map((reports) => lastFree(item, cut, reports, beside))
        .filter((group) => group !== undefined)
        .filter((group) => isRecent(group.terms.closesAt, terms.opensAt));
      return {
        merged: [...(held ? [held] : []), ...near.flatMap((group) => betweenGroups(group, terms, n))],
        refer: (said) => (own ? { closedAt: own.terms.closesAt, said: saidOf(said, held) } : null),
        common: own?.isRemembered ? own.common : undefined,
      };
    });
}

const saidOf = (said: Block, held: Block | undefined): Reference['said'] =>
  held === undefined ? 'expired' : touches(said, held) ? 'held' : 'free';

/** What unchanged minds would make of the count, whoever of a few was away. */
function implied({ said: [low, high], n, terms, leavers, joiners }: Free, now: Terms, answered: number): Block {
  const most = Math.max(AWAY, edgeOf(terms, now));
  const away = (roll: number, counted: number) => Math.min(most, Math.max(0, roll - counted));
  return [low - leavers - away(now.roll, answered), high + joiners + away(terms.roll, n)];
}

function betweenGroups(group: Free, now: Terms, answered: number): Block[] {
  const [low, high] = implied(group, now, answered);
  const edge = edgeOf(group.terms, now);
  const isWhole = Math.max(group.leavers, group.joiners) < FLOOR || high - low + 1 < 2 * (edge + 1);
  return isWhole
    ? [[low, high]]
    : [
        [low, low + edge],
        [high - edge, high],
      ];
}

const edgeOf = (then: Terms, now: Terms) => Math.max(then.edge, now.edge);

/** The last report of a group in which a cut of the item was said freely. */
function lastFree(item: ItemId, cut: number, reports: readonly Earlier[], beside: Beside): Free | undefined {
  for (const one of reports.toReversed()) {
    const found = measured(one.report, item);
    if (found && isFree(found, cut)) return { said: found.atMost[cut]!, n: found.n, terms: one.report.terms, ...beside(one) };
  }
  return undefined;
}

const isFree = ({ references }: MeasuredItem, cut: number) => references?.[cut]?.said !== 'held';

/** A report that withheld the item, or did not ask it, has said nothing about it. */
function measured(report: Report, item: ItemId): MeasuredItem | undefined {
  const found = report.outcome === 'published' ? report.items.find((one) => one.item === item) : undefined;
  return found === undefined || 'withheld' in found ? undefined : found;
}

type Beside = (earlier: Earlier) => Pick<Free, 'leavers' | 'joiners' | 'common' | 'isRemembered'>;

/** Each earlier roll is compared with this one once, however many items and cuts refer to it. */
function besideOf(roll: readonly UserId[]): Beside {
  const known = new Map<Earlier, ReturnType<Beside>>();
  return (one) => {
    const found = known.get(one) ?? compare(one.roll, roll);
    known.set(one, found);
    return found;
  };
}

function compare(then: readonly UserId[], now: readonly UserId[]): ReturnType<Beside> {
  const joiners = missing(now, then);
  return { leavers: missing(then, now), joiners, common: now.length - joiners, isRemembered: then.length > 0 };
}

/** Each team's reports, oldest first. */
function byTeam(reports: readonly Earlier[]): Earlier[][] {
  const teams = new Map<string, Earlier[]>();
  for (const one of reports.toSorted((a, b) => a.report.terms.closesAt - b.report.terms.closesAt)) {
    const { team } = one.report.terms;
    teams.set(team, [...(teams.get(team) ?? []), one]);
  }
  return [...teams.values()];
}

/** Counted up to the opening, the earliest moment of the new pulse: nothing is forgotten while it is open. */
const isRecent = (moment: Instant, opensAt: Instant) => opensAt - moment <= MEMORY;
