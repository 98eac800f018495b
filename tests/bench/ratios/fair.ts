// A team whose card is due must not wait for the thousands of notices of another. Told in ticks of a clock that the bench moves.
import { setImmediate as turn } from 'node:timers/promises';
import type { Client } from '@microsoft/microsoft-graph-client';
import pino from 'pino';
import { HOUR } from '#domain/ids';
import { openBallotBox } from '../../../server/compose-ballots.ts';
import { feed as graphFeed } from '../../../server/microsoft/feed.ts';
import { schedule } from '../../../server/schedule/schedule.ts';
import { openMembers } from '../../../server/store/embedded/members.ts';
import { MEMORY } from '../../../server/store/embedded/memory.ts';
import { fatal } from '../folder.ts';
import type { Ratio } from '../ratio.ts';
import { CLIENT } from '../registration.ts';
import { roomsOn } from '../rooms.ts';
import { openPulse, somePeople, someTeam } from '../teams.ts';

/** As the server is started. */
const TICK_MS = 5_000;
/** What lies between two notices at least: Teams wants no more than five a second. */
const PAUSE_MS = 200;
const NOTICES = 2_000;
/** When the other team's card is due: between two ticks, while notices go out. */
const AFTER_MS = 62_000;
/** Turns of the event loop in which everything that does not wait for the clock has come to rest; each effect takes some ten. */
const REST = 50;

export const fair: Ratio = {
  name: 'fair',
  title: `ticks until a team's card is posted while 2,000 notices of another go out, five a second`,
  bound: { atMost: 2 },
  run: async (progress) => {
    // At noon, so that everybody is at work.
    let now = 12 * HOUR;
    const clock = () => now;
    const members = await openMembers(MEMORY, fatal);
    const box = await openBallotBox({ dataFolder: MEMORY, ballotDatabase: undefined }, { clock, fatal });
    const people = somePeople(NOTICES);
    let sent = 0;
    const pauses: (() => void)[] = [];
    const asApp = { api: () => ({ post: async () => void sent++ }) } as object as Client;
    const pause = () => new Promise<void>((over) => void pauses.push(over));
    const feed = graphFeed({ asApp, asCaller: async () => asApp }, CLIENT, { pause });
    let cards = 0;
    const channel = {
      announce: async () => ({ card: String(++cards) }),
      publish: async () => {},
      publishPromise: async () => {},
      lookUp: async () => 'absent' as const,
    };
    const rooms = roomsOn({ ...members, ...box }, people, clock, { feed, channel });
    const { tick, stop } = schedule({ ...rooms, clock, log: pino({ level: 'error' }) });

    async function ask(size: number): Promise<void> {
      const { team, ...named } = someTeam();
      const { terms, owners, joined } = openPulse(team, size, 0);
      await rooms.teams.create({ team, ...named });
      await rooms.rolls.create({ team, pulse: terms.pulse, people: people.slice(0, size) });
      await rooms.pulses.create({ terms, reminders: 0, owners, joined });
    }

    /** The clock stands while anything is done, and jumps to the end of the next pause, or to a tick. */
    const begin = now;
    const ticks: Promise<void>[] = [];
    async function move(): Promise<void> {
      if ((now - begin) % TICK_MS === 0) ticks.push(tick());
      await rest();
      now += PAUSE_MS;
      await over();
    }
    async function over(): Promise<void> {
      pauses.shift()?.();
      await rest();
    }

    await ask(NOTICES);
    while (now < begin + AFTER_MS) await move();
    progress(`${sent} notices are out`);
    const [due, before] = [now, sent];
    await ask(10);
    while (cards < 2 && sent < NOTICES) await move();
    const waited = (now - due) / TICK_MS;
    const detail = `posted ${waited * (TICK_MS / 1_000)} s after it was due, at ${before} notices of ${NOTICES} and after ${sent - before} more`;
    const stopped = stop();
    while (pauses.length > 0) await over();
    await Promise.all([...ticks, stopped, members.close(), box.close()]);
    return { value: waited, detail };
  },
};

async function rest(): Promise<void> {
  for (let time = 0; time < REST; time++) await turn();
}
