// How often a trend is told although nothing has changed, and how often a real one is found.
import { runOf } from '#domain/reading/run';
import { trend, type Trend } from '#domain/reading/trend';
import { DAY, type KeyId, type PulseId, type TeamId } from '#domain/ids';
import type { Terms } from '#domain/pulse/terms';
import type { PublishedReport } from '#domain/report/report';
import { chance, type Chance } from '../../server/sandbox/year/chance.ts';
import { people, type People } from './respondents.ts';
import { ITEM, published } from './published.ts';
import { SHAPES, USUAL } from './shapes.ts';
import { FALSE_ALARMS, meanOf, rateOf, type Row, type Simulation } from './simulation.ts';

const ROLLS = [5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 50];
/** A run is at most so long. */
const RUN = 8;
/** A year of a pulse a month, looked at from the fourth on. */
const YEAR = 12;
const LOOKS = Array.from({ length: YEAR - 3 }, (_, nth) => nth + 4);

export const trends: Simulation = {
  name: 'trend',
  title: 'A trend of one item over eight pulses',
  tries: 1_000,
  run: (tries) => [
    {
      title: 'Nothing changes and a trend is told: false alarms, %',
      columns: ROLLS.map((roll) => `n ${roll}`),
      rows: [
        ...[0.7, 0.6].flatMap((retest) => falseAlarms(`retest ${retest}, one look at 8 pulses`, retest, [RUN], tries, FALSE_ALARMS)),
        ...falseAlarms('retest 0.6, any of 9 looks in 12 pulses', 0.6, LOOKS, Math.ceil(tries / LOOKS.length)),
      ],
    },
    {
      title: 'All move evenly over 8 pulses, and the trend is found by the 12th: power, % (retest 0.7, usual answers)',
      columns: ROLLS.map((roll) => `n ${roll}`),
      rows: [0.5, 0.8].flatMap((shift) => [found(shift, 'rising', tries), found(-shift, 'falling', tries)]),
    },
  ],
};

function falseAlarms(name: string, retest: number, looks: readonly number[], tries: number, atMost?: number): Row[] {
  const teams = SHAPES.map((shape) => people(shape, retest));
  const cells = ROLLS.map((roll) =>
    teams.map((team, nth) => rate({ team, roll, shift: 0, looks }, tries, chance(roll * 1000 + nth), isTold)),
  );
  const limit = atMost === undefined ? {} : { atMost };
  return [
    { name: `${name}: mean of ${SHAPES.length} shapes`, rates: cells.map(meanOf), ...limit },
    { name: `${name}: worst shape`, rates: cells.map((rates) => Math.max(...rates)), ...limit },
  ];
}

const isTold = (verdict: Trend) => verdict === 'rising' || verdict === 'falling';

function found(shift: number, way: Trend, tries: number): Row {
  const teams = USUAL.map((shape) => people(shape, 0.7));
  const some = Math.ceil(tries / LOOKS.length);
  const cell = (roll: number) =>
    teams.map((team, nth) => rate({ team, roll, shift, looks: LOOKS }, some, chance(roll * 1000 + nth), (verdict) => verdict === way));
  return { name: `${Math.abs(shift)} ${way}`, rates: ROLLS.map((roll) => meanOf(cell(roll))) };
}

interface Played {
  team: People;
  roll: number;
  /** From the first pulse to the eighth, evenly; then it stays. */
  shift: number;
  /** After how many pulses one looks. */
  looks: readonly number[];
}

function rate({ team, roll, shift, looks }: Played, tries: number, random: Chance, counts: (verdict: Trend) => boolean): number {
  return rateOf(tries, () => {
    const reports = history(team, roll, shift, Math.max(...looks), random);
    return looks.some((pulses) => counts(trend(runOf(ITEM, reports.slice(0, pulses)))));
  });
}

/** One team, the same people in every pulse, a week apart. */
function history({ team, answer }: People, roll: number, shift: number, pulses: number, random: Chance): PublishedReport[] {
  const views = team(roll, random);
  return Array.from({ length: pulses }, (_, nth): PublishedReport => {
    const moved = (shift * Math.min(nth, RUN - 1)) / (RUN - 1);
    return {
      outcome: 'published',
      terms: { ...TERMS, roll, opensAt: (1 + 7 * nth) * DAY },
      ballots: roll,
      items: [published(answer(views, moved, random), roll)],
    };
  });
}

const TERMS: Terms = {
  pulse: 'p'.repeat(22) as PulseId,
  team: 'team' as TeamId,
  teamName: 'Alpha',
  leaderName: 'Jonas',
  items: [ITEM],
  roll: 0,
  floor: 5,
  edge: 2,
  opensAt: 0,
  closesAt: 0,
  timeZone: 'UTC',
  language: 'en',
  keyId: 'k'.repeat(43) as KeyId,
};
