// Ballots a second into PostgreSQL: against the database's own pace, by two instances, and when all are for one pulse.
import { openBallots } from '../../../server/store/postgres/ballots.ts';
import { start, type Child } from '../child.ts';
import { inPostgres } from '../in-postgres.ts';
import { openBoxes, somePulses } from '../pulses.ts';
import type { Measured, Progress, Ratio } from '../ratio.ts';
import { compare, type Compared } from '../rounds.ts';

const ROUNDS = 7;
const BALLOTS = 20_000;
const PULSES = 50;
const SCHEMA = 'ballots';

interface Setting {
  /** A process with 512 ballots under way; `bare`: batches of 500 by the same statement, one after the other. */
  instance(how?: 'bare'): Promise<Child>;
  pulses: string[];
}

const inBoxes = (progress: Progress, measure: (setting: Setting) => Promise<Measured>): Promise<Measured> =>
  inPostgres(progress, async (url) => {
    const store = await openBallots({ url, schema: SCHEMA });
    const pulses = somePulses(PULSES);
    await openBoxes(store.boxes, pulses);
    await store.close();
    const children: Child[] = [];
    const instance = async (how = 'whole') => {
      const child = await start('counter', [url, SCHEMA, how]);
      children.push(child);
      return child;
    };
    try {
      return await measure({ instance, pulses: pulses.map(({ id }) => id) });
    } finally {
      await Promise.all(children.map((child) => child.stop()));
    }
  });

/** Ballots a second of all of them together. */
async function rate(instances: readonly Child[], pulses: readonly string[]): Promise<number> {
  const question = JSON.stringify({ ballots: BALLOTS, pulses });
  const took = await Promise.all(instances.map((instance) => instance.ask(question)));
  return took.reduce((sum, milliseconds) => sum + (BALLOTS / milliseconds) * 1_000, 0);
}

const told = ({ one, other, ratio }: Compared, beside: string): Measured => ({
  value: ratio,
  detail: `${one.toFixed(0)} ballots/s, ${other.toFixed(0)} ${beside}`,
});

const casts: Ratio = {
  name: 'postgres-casts',
  title: 'ballots/s into PostgreSQL, 512 under way: against the same statement back to back',
  bound: { atLeast: 0.7 },
  run: (progress) =>
    inBoxes(progress, async ({ instance, pulses }) => {
      const [whole, bare] = [await instance(), await instance('bare')];
      return told(
        await compare(
          progress,
          ROUNDS,
          () => rate([whole], pulses),
          () => rate([bare], pulses),
        ),
        'bare',
      );
    }),
};

const two: Ratio = {
  name: 'postgres-two',
  title: 'ballots/s by two instances: against one',
  bound: { atLeast: 1.2 },
  run: (progress) =>
    inBoxes(progress, async ({ instance, pulses }) => {
      const [one, other] = [await instance(), await instance()];
      return told(
        await compare(
          progress,
          ROUNDS,
          () => rate([one, other], pulses),
          () => rate([one], pulses),
        ),
        'by one',
      );
    }),
};

const hot: Ratio = {
  name: 'postgres-hot',
  title: 'ballots/s all for one pulse: against fifty',
  bound: { atLeast: 0.8 },
  run: (progress) =>
    inBoxes(progress, async ({ instance, pulses }) => {
      const one = await instance();
      return told(
        await compare(
          progress,
          ROUNDS,
          () => rate([one], pulses.slice(0, 1)),
          () => rate([one], pulses),
        ),
        'for fifty',
      );
    }),
};

export const postgres = [casts, two, hot];
