// A team a year on: its history is played beside the sandbox, from the first moment on, and put into the product when somebody asks for it.
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { YearOnStage } from '../stage/stage.ts';
import { addTeam } from '../world/other-team.ts';
import type { Seed, World } from '../world/world.ts';
import { play, type Past } from './play.ts';
import { askedAtFirst, PULSES, story } from './story.ts';
import { leaderOf, LIGHTHOUSE, memberOf, seedOf } from './team.ts';

/** Any number makes a year; with this one what there is to be seen in a year is to be seen. */
export const SEED = 20_251_118;

/** What is kept of a team when all its pulses are closed, as the embedded store lays it. Keys and effects are gone by then. */
const KEPT = ['members/teams', 'members/pulses', 'members/rolls', 'ballots/boxes', 'ballots/threads'];

export interface Year {
  /** What is to be seen of it. */
  onStage(world: World): YearOnStage;
  /** Has it been played to its end? */
  readonly isReady: boolean;
  /** Resolves when it is ready, or has failed; never rejects. */
  readonly over: Promise<void>;
  /** Puts what is kept into a folder that no product has open. */
  copyInto(folder: string): Promise<void>;
  /** The team and its people become part of a world. */
  appearIn(world: World): void;
  /** Stops playing, and leaves nothing behind. */
  close(): Promise<void>;
}

interface Setting {
  /** For itself. */
  folder: string;
  /** What the world of today begins with. */
  base: Seed;
  /** A sandbox of its own. */
  begin: (seed: Seed, folder: string) => Promise<Past & { close(): Promise<void> }>;
  /** Told when a pulse has been played, or when it failed. */
  changed: () => void;
  failed: (error: unknown) => void;
}

/** Before it is played. */
export const NOT_BEGUN: YearOnStage = { played: 0, of: PULSES, ready: false, here: null };

/** Begins at once, and lets whoever has something to ask be served between. */
export function aYear({ folder, base, begin, changed, failed }: Setting): Year {
  const stopping = new AbortController();
  const chapters = story(SEED);
  const leader = leaderOf(base.timeZone);
  let played = 0;
  let newest = '';
  let isReady = false;

  async function run(): Promise<void> {
    const past = await begin(seedOf(base, askedAtFirst()), folder);
    try {
      await play(
        past,
        chapters,
        (pulse) => {
          played++;
          newest = pulse;
          changed();
        },
        stopping.signal,
      );
    } finally {
      await past.close();
    }
    isReady = played === PULSES;
    changed();
  }
  const over = run().catch((error: unknown) => {
    if (!stopping.signal.aborted) failed(error);
  });

  return {
    over,
    onStage: (world) => ({
      played,
      of: PULSES,
      ready: isReady,
      here: world.other ? { leader: leader.id, team: LIGHTHOUSE.id, pulse: newest } : null,
    }),
    get isReady() {
      return isReady;
    },

    async copyInto(target) {
      for (const part of KEPT) await cp(join(folder, part), join(target, part), { recursive: true });
    },

    appearIn(world) {
      const members = (chapters.at(-1)?.asked ?? []).map((nth) => memberOf(nth, base.timeZone));
      addTeam(world, LIGHTHOUSE, [leader, ...members]);
    },

    async close() {
      stopping.abort();
      await over;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
