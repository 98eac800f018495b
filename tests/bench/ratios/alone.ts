// How long somebody waits whose ballot comes alone, into PostgreSQL: against one commit.
import { Client } from 'pg';
import { ballotRoom } from '../../../server/ballot/ballot.ts';
import { openBallots } from '../../../server/store/postgres/ballots.ts';
import { inPostgres } from '../in-postgres.ts';
import { openBoxes, signBallots, somePulses } from '../pulses.ts';
import type { Ratio } from '../ratio.ts';
import { compare } from '../rounds.ts';

const ROUNDS = 11;
const CASTS = 100;

export const alone: Ratio = {
  name: 'alone-postgres',
  title: 'a ballot that is cast alone into PostgreSQL: against one commit, by the clock',
  bound: { atMost: 3 },
  run: (progress) =>
    inPostgres(progress, async (url) => {
      const store = await openBallots({ url, schema: 'ballots' });
      const pulses = somePulses(1);
      const waiting = signBallots(progress, pulses, (ROUNDS + 1) * CASTS);
      await openBoxes(store.boxes, pulses);
      const room = ballotRoom({ boxes: store.boxes, clock: () => 0 });
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query('create table commits (id bytea primary key)');
      const insert = { name: 'commit', text: 'insert into commits select gen_random_uuid()::text::bytea' };
      const { one, other, ratio } = await compare(
        progress,
        ROUNDS,
        () =>
          oneByOne(
            waiting.splice(0, CASTS).map(
              ({ pulse, text }) =>
                () =>
                  room.cast(pulse, text),
            ),
          ),
        () => oneByOne(Array.from({ length: CASTS }, () => () => client.query(insert))),
      );
      await Promise.all([client.end(), store.close()]);
      return { value: ratio, detail: `${one.toFixed(0)} µs a cast, ${other.toFixed(0)} µs a commit` };
    }),
};

/** @returns microseconds for each */
async function oneByOne(acts: readonly (() => Promise<unknown>)[]): Promise<number> {
  const begin = performance.now();
  for (const act of acts) await act();
  return ((performance.now() - begin) * 1_000) / acts.length;
}
