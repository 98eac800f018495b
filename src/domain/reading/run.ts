// The pulses in a row that can be read as one line about one item, up to the newest.
import type { ItemId } from '../ids.ts';
import { isScored } from '../items/bank.ts';
import type { Report, MeasuredItem } from '../report/report.ts';
import { partnerOf, saidOf, type Said } from './partner.ts';
import { COMMON_MIN } from './score.ts';

/** More pulses than these are another time. */
const RUN_MAX = 8;

/** Fewer answers in one of the pulses can't tell a trend from chance. */
const trendMin = (edge: number): number => 3 * edge + 1;

export interface Run {
  /** Oldest first. */
  readonly pulses: readonly Said[];
  /** The fewest people who can have answered both of two pulses, by their places in the run. */
  readonly both: (one: number, other: number) => number;
}

/**
 * The longest run, of at most eight pulses that say something about the item, in which neighbours can be compared: at least five
 * people on both rolls, and at least 3 · edge + 1 answers in each.
 * @param id of a fact there is no run, so no line can be laid through it
 * @param reports of one team, oldest first; those that say nothing about the item are passed over
 */
export function runOf(id: ItemId, reports: readonly Report[]): Run {
  const all = isScored(id) ? reports.flatMap((report) => saidOf(id, report) ?? []) : [];
  const common = commonOf(all, reports);
  const telling = all.flatMap(({ item }, nth) => (saysSomething(item) ? [nth] : []));
  const follows = (before: number, now: number) => {
    const edge = Math.max(all[before]!.terms.edge, all[now]!.terms.edge);
    const fewest = Math.min(all[before]!.item.n, all[now]!.item.n);
    return common[now]![before]! >= COMMON_MIN && fewest >= trendMin(edge);
  };
  const breaks = telling.findLastIndex((now, nth) => nth > 0 && !follows(telling[nth - 1]!, now));
  const run = telling.slice(Math.max(breaks, 0)).slice(-RUN_MAX);
  return {
    pulses: run.map((nth) => all[nth]!),
    both: (one, other) => {
      const [before, now] = [run[Math.min(one, other)]!, run[Math.max(one, other)]!];
      return answeredTwice(all[before]!, all[now]!, common[now]![before]!);
    },
  };
}

/** A pulse whose every block is the whole range was held in all that it could have said. */
const saysSomething = ({ n, atMost }: MeasuredItem) => atMost.some(([low, high]) => low > 0 || high < n);

/** The fewest people who can have answered both: all answers less the people there are. */
export const answeredTwice = (before: Said, now: Said, common: number): number =>
  Math.max(0, before.item.n + now.item.n - (before.terms.roll + now.terms.roll - common));

/**
 * How many people two rolls have in common at least, for each pulse with each before it. Said is only how many a roll has in common
 * with that of its partner P; with another one A it is at least |T ∩ P| + |P ∩ A| − |P|.
 */
function commonOf(pulses: readonly Said[], reports: readonly Report[]): number[][] {
  const all: number[][] = [];
  for (const { item, terms } of pulses) {
    const earlier = reports.slice(
      0,
      reports.findIndex((report) => report.terms === terms),
    );
    const partner = partnerOf(item, earlier);
    const link = pulses.findIndex((one) => one.terms === partner?.terms);
    all.push(
      all.map((_, other) => {
        if (partner === undefined) return 0;
        if (other === link) return partner.common;
        const beyond = all[Math.max(other, link)]![Math.min(other, link)]!;
        return Math.max(0, partner.common + beyond - partner.terms.roll);
      }),
    );
  }
  return all;
}
