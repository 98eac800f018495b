// What numbers that survive absence cost, and what they keep: made-up teams through the real door.
import type { Simulation, Table } from '../simulation.ts';
import { changeFound, givenAway, trendFound, width, YEAR } from './measures.ts';

const TURNOUTS = [1, 0.95, 0.9, 0.8, 0.7];
const ROLLS = [6, 8, 10, 14, 20];
const columns = ROLLS.map((roll) => `n ${roll}`);

export const holding: Simulation = {
  name: 'holding',
  title: 'Numbers held to earlier reports, beside the same ones not held; eight weekly pulses of the same people unless said',
  tries: 200,
  run: (tries) => [
    byTurnout('How wide "so many agree" is, % of those who answered', (team) => width(team, tries).width),
    byTurnout('A drop of 0.8 deviations is found by the comparison in one report, %', (team) =>
      team.roll < 10 ? NaN : changeFound(team, tries),
    ),
    byTurnout('The same, spread over the eight pulses, is found as a trend, %', (team) => (team.roll < 10 ? NaN : trendFound(team, tries))),
    byTurnout('Somebody is given away if nobody ever changes their mind, % of histories', (team) =>
      team.roll > 10 ? NaN : givenAway(team, tries),
    ),
    year(tries),
  ],
};

type Team = Parameters<typeof width>[0];

function byTurnout(title: string, rate: (team: Team) => number): Table {
  const rows = TURNOUTS.flatMap((turnout) =>
    [true, false].map((isHeld) => ({
      name: `${100 * turnout} % answer${isHeld ? '' : ', not held'}`,
      rates: ROLLS.map((roll) => rate({ roll, turnout, isHeld })),
    })),
  );
  return { title, columns, rows };
}

/** After eight weeks nothing is promised to people who never change: this is what that comes to. */
function year(tries: number): Table {
  const rows = [true, false].flatMap((isHeld) => {
    const name = isHeld ? '' : ', not held';
    const teams = ROLLS.map((roll) => ({ ...YEAR, roll, turnout: 0.85, isHeld }));
    const widths = teams.map((team) => width(team, tries));
    return [
      { name: `how wide${name}`, rates: widths.map((found) => found.width) },
      { name: `says nothing${name}`, rates: widths.map(({ nothing }) => nothing) },
      { name: `said freely${name}`, rates: widths.map(({ free }) => free) },
      { name: `somebody given away${name}`, rates: teams.map((team) => (team.roll > 10 ? NaN : givenAway(team, Math.ceil(tries / 4)))) },
    ];
  });
  return { title: 'A year, every second week, 85 % answer, one of five is replaced, %', columns, rows };
}
