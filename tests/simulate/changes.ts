// How often a change is told although nothing has changed, and how often a real one is found.
import { change, type Change } from '#domain/reading/score';
import { chance, type Chance } from '../../server/sandbox/year/chance.ts';
import { people, type People } from './respondents.ts';
import { published } from './published.ts';
import { SHAPES, USUAL } from './shapes.ts';
import { FALSE_ALARMS, meanOf, rateOf, type Row, type Simulation } from './simulation.ts';

const ROLLS = [5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 50];
/** As many as a pulse can have. */
const COMPARISONS = 5;

export const changes: Simulation = {
  name: 'change',
  title: 'A change of one item from one pulse to the next',
  tries: 5_000,
  run: (tries) => [
    {
      title: 'Nothing has changed and a change is told: false alarms, %',
      columns: ROLLS.map((roll) => `n ${roll}`),
      rows: [
        ...[0.7, 0.6].flatMap((retest) => falseAlarms(`retest ${retest}, everybody answers`, retest, 1, tries)),
        ...falseAlarms('retest 0.6, four of five answer', 0.6, 0.8, tries),
      ],
    },
    {
      title: 'All have moved by so many deviations between persons, and it is found: power, % (retest 0.7, usual answers)',
      columns: ROLLS.map((roll) => `n ${roll}`),
      rows: [0.3, 0.5, 0.8, 1.2].flatMap((shift) => [found(shift, 'up', tries), found(-shift, 'down', tries)]),
    },
  ],
};

function falseAlarms(name: string, retest: number, turnout: number, tries: number): Row[] {
  const teams = SHAPES.map((shape) => people(shape, retest));
  const cells = ROLLS.map((roll) =>
    teams.map((team, nth) => {
      const random = chance(roll * 1000 + nth);
      return rateOf(tries, () => isTold(compared(team, { roll, turnout, shift: 0 }, random)));
    }),
  );
  return [
    { name: `${name}: mean of ${SHAPES.length} shapes`, rates: cells.map(meanOf), atMost: FALSE_ALARMS },
    { name: `${name}: worst shape`, rates: cells.map((rates) => Math.max(...rates)), atMost: FALSE_ALARMS },
  ];
}

const isTold = (verdict: Change) => verdict === 'up' || verdict === 'down';

function found(shift: number, way: 'up' | 'down', tries: number): Row {
  const teams = USUAL.map((shape) => people(shape, 0.7));
  const rates = ROLLS.map((roll) =>
    meanOf(
      teams.map((team, nth) => {
        const random = chance(roll * 1000 + nth);
        return rateOf(tries, () => compared(team, { roll, turnout: 1, shift }, random) === way);
      }),
    ),
  );
  return { name: `${Math.abs(shift)} ${way}`, rates };
}

interface Played {
  roll: number;
  turnout: number;
  shift: number;
}

/** Two pulses of one team; who stays away is chance, and at least five always answer. */
function compared({ team, answer }: People, { roll, turnout, shift }: Played, random: Chance): Change {
  const views = team(roll, random);
  const present = () => {
    const some = turnout === 1 ? views : views.filter(() => random.uniform() < turnout);
    return some.length < 5 ? views.slice(0, 5) : some;
  };
  const [before, now] = [0, shift].map((moved) => published(answer(present(), moved, random), roll));
  return change({ before: before!, now: now!, rolls: { before: roll, now: roll }, common: roll, comparisons: COMPARISONS, edge: 2 });
}
