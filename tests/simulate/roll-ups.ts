// How often a change of several teams together is told although nothing has changed, and how often a real one is found.
import { rollUpChange } from '#domain/reading/roll-up-change';
import { chance, type Chance } from '../../server/sandbox/year/chance.ts';
import { people, type People } from './respondents.ts';
import { published } from './published.ts';
import { SHAPES, USUAL } from './shapes.ts';
import { FALSE_ALARMS, meanOf, rateOf, type Row, type Simulation } from './simulation.ts';

const TEAMS = [6, 10, 25, 60];
/** Teams have from 5 to 12 people. */
const SIZES = [5, 6, 7, 8, 9, 10, 11, 12];
const COMPARISONS = 5;

export const rollUps: Simulation = {
  name: 'roll-up',
  title: 'A change of several teams of 5 to 12 people together',
  tries: 500,
  run: (tries) => [
    {
      title: 'Nothing has changed and a change is told: false alarms, % (retest 0.6)',
      columns: TEAMS.map((teams) => `${teams} teams`),
      rows: [
        ...falseAlarms('every team for itself', 0, tries),
        ...falseAlarms('whole teams have good and bad weeks, 0.2 deviations', 0.2, tries),
      ],
    },
    {
      title: 'All have moved by so many deviations between persons, and it is found: power, % (retest 0.7, usual answers)',
      columns: TEAMS.map((teams) => `${teams} teams`),
      rows: [found(0.3, tries), found(0.5, tries)],
    },
  ],
};

function falseAlarms(name: string, weeks: number, tries: number): Row[] {
  const kinds = SHAPES.map((shape) => people(shape, 0.6));
  const cells = TEAMS.map((teams) =>
    kinds.map((team, nth) => {
      const random = chance(teams * 1000 + nth);
      return rateOf(tries, () => isTold(verdict(team, { teams, shift: 0, weeks }, random)));
    }),
  );
  return [{ name: `${name}: worst shape`, rates: cells.map((rates) => Math.max(...rates)), atMost: FALSE_ALARMS }];
}

const isTold = (told: string) => told === 'up' || told === 'down';

function found(shift: number, tries: number): Row {
  const kinds = USUAL.map((shape) => people(shape, 0.7));
  const rates = TEAMS.map((teams) =>
    meanOf(
      kinds.map((team, nth) => {
        const random = chance(teams * 1000 + nth);
        return rateOf(tries, () => verdict(team, { teams, shift, weeks: 0 }, random) === 'up');
      }),
    ),
  );
  return { name: `${shift} up`, rates };
}

interface Played {
  teams: number;
  shift: number;
  /** How far a whole team's mood is off in one pulse, in deviations. */
  weeks: number;
}

function verdict({ team, answer }: People, { teams, shift, weeks }: Played, random: Chance): string {
  const twice = Array.from({ length: teams }, (_, nth) => {
    const size = SIZES[nth % SIZES.length]!;
    const views = team(size, random);
    const [before, now] = [0, shift].map((moved) => published(answer(views, moved + weeks * random.normal(), random), size));
    return { before: before!, now: now! };
  });
  return rollUpChange(twice, COMPARISONS);
}
