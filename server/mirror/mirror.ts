// The mirror: leaders say how they see it while a pulse is open; the team reads it beside its result, of those who agreed beforehand.
import type { Instant, PulseId, TeamId, UserId } from '#domain/ids';
import type { MirrorInput, Mirrors } from '#contract/api';
import { Refusal } from '#contract/problem';
import type { Directory } from '../access/directory.ts';
import type { Pulses } from '../records/pulse.ts';

export interface MirrorRoom {
  /** What somebody has said, and what is shown to everybody beside a published result. Refuses `unknown-pulse`. */
  get(user: UserId, team: TeamId, pulse: PulseId): Promise<Mirrors>;
  /**
   * In the place of what the same leader said before. Refuses `unknown-pulse`, `pulse-closed`, `malformed` for another number of answers
   * than the pulse has statements, and `unavailable` while the directory does not name them.
   */
  answer(user: UserId, team: TeamId, pulse: PulseId, input: MirrorInput): Promise<Mirrors>;
}

interface Dependencies {
  pulses: Pulses;
  directory: Directory;
  clock: () => Instant;
}

export function mirrorRoom({ pulses, directory, clock }: Dependencies): MirrorRoom {
  async function get(user: UserId, team: TeamId, pulse: PulseId): Promise<Mirrors> {
    const { mirrors, report } = await pulses.get(team, pulse);
    const own = mirrors.find(({ by }) => by === user);
    const shown = report?.outcome === 'published' ? mirrors.filter(({ by, isShown }) => isShown && by !== user) : [];
    return {
      own: own ? { answers: own.answers, isShown: own.isShown } : null,
      shown: shown.map(({ name, answers }) => ({ name, answers })),
    };
  }

  return {
    get,

    async answer(user, team, pulse, input) {
      const { terms } = await pulses.get(team, pulse);
      if (input.answers.length !== terms.items.length) throw new Refusal('malformed');
      const leader = (await directory.members(team)).find(({ id }) => id === user);
      if (leader === undefined) throw new Refusal('unavailable');
      await pulses.change(pulse, (draft) => {
        if (draft.phase !== 'open' || terms.closesAt <= clock()) throw new Refusal('pulse-closed');
        draft.mirrors = [...draft.mirrors.filter(({ by }) => by !== user), { by: user, name: leader.name, ...input }];
      });
      return get(user, team, pulse);
    },
  };
}
