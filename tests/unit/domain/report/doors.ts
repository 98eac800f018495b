// The door to a report, and ways in which it could be weaker: each only sees, or says, something else than the real one.
import { disclose, type Closing } from '#domain/report/disclosure';
import type { Earlier } from '#domain/report/holding';
import { WEEK } from '../made-up.ts';
import { differ } from '#domain/pulse/roll';

export type Door = typeof disclose;

/** Takes of each roll only so many away as are said to be. */
const awayAtMost =
  (most: number): Door =>
  (closing) => {
    const [row = []] = closing.tally.counts;
    const n = row.slice(1).reduce((sum, count) => sum + count, 0);
    const seen = ({ report, roll }: Earlier): Earlier => {
      const item = report.outcome === 'published' ? report.items[0] : undefined;
      const answered = item && 'n' in item ? item.n : report.terms.roll;
      return { roll, report: { ...report, terms: { ...report.terms, roll: Math.min(report.terms.roll, answered + most) } } };
    };
    const { terms, earlier, others } = closing;
    const report = disclose({
      ...closing,
      terms: { ...terms, roll: Math.min(terms.roll, n + most) },
      earlier: earlier.map(seen),
      others: others.map(seen),
    });
    return { ...report, terms };
  };

const seeing =
  (see: (earlier: readonly Earlier[], closing: Closing) => Earlier[]): Door =>
  (closing) =>
    disclose({ ...closing, earlier: see(closing.earlier, closing), others: see(closing.others, closing) });

const forgetting = (weeks: number): Door =>
  seeing((earlier, { terms }) => earlier.filter(({ report }) => terms.opensAt - report.terms.closesAt <= weeks * WEEK));

/** What was held counts as if it had been said freely. */
const lastReport: Door = seeing((earlier) =>
  earlier.map(({ report, roll }) => {
    if (report.outcome !== 'published') return { report, roll };
    return { roll, report: { ...report, items: report.items.map((item) => ('n' in item ? { ...item, references: null } : item)) } };
  }),
);

export const WEAKER = {
  'nothing is held': (closing) => disclose({ ...closing, earlier: [], others: [] }),
  'nobody is thought to be away': awayAtMost(0),
  'only one is thought to be away': awayAtMost(1),
  'holding forgets who left': seeing((earlier, { roll }) =>
    earlier.map((one) => ({ ...one, roll: one.roll.filter((who) => roll.includes(who)) })),
  ),
  'holding forgets who joined': seeing((earlier, { roll }) =>
    earlier.map((one) => ({ ...one, roll: [...one.roll, ...roll.filter((who) => !one.roll.includes(who))] })),
  ),
  'a reference is forgotten before the next report': forgetting(0),
  'a reference is forgotten after two weeks': forgetting(2),
  'teams with a common member are not held to each other': (closing) => disclose({ ...closing, others: [] }),
  'teams of the very same people are not': (closing) =>
    disclose({ ...closing, others: closing.others.filter(({ roll }) => differ(roll, closing.roll) > 0) }),
  'the reference is the last report, free or not': lastReport,
} satisfies Record<string, Door>;
