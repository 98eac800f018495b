// The life of a team with Mutual: added, renamed, moved to another channel, archived, gone, and back. Teams tells each of it only once.
import type { TeamId } from '#domain/ids';
import type { Presence, TeamRecord, Teams } from '../records/team.ts';

/** What Teams says of a team that Mutual is in. */
export interface FoundTeam {
  team: TeamId;
  thread: string;
  name: string;
}

/** By what an activity names a team: always its conversation id, with some also the group behind it. */
export interface TeamReference {
  thread: string;
  team: TeamId | null;
}

interface Dependencies {
  teams: Teams;
  /** Asks Teams. `absent`: Mutual is in no team of this conversation id. Rejects if Teams can't be asked now. */
  lookUp: (thread: string) => Promise<FoundTeam | 'absent'>;
}

/** Everything that is said twice changes nothing the second time. What is said of a team that nobody knows is not kept. */
export interface TeamRoom {
  /** Mutual was added, or once more. @param channel the one that was chosen; `null` leaves it as it is, General at first */
  added(found: FoundTeam, channel: string | null): Promise<void>;
  /** The team that speaks. One that is not known, or counts as gone, is looked up; `undefined` if Mutual is not in it. */
  met(reference: TeamReference, channel: string | null): Promise<TeamId | undefined>;
  renamed(reference: TeamReference, name: string): Promise<void>;
  /** Archived, or not any more. A team that is gone does not come back by that. */
  archived(reference: TeamReference, isArchived: boolean): Promise<void>;
  /** It was deleted, or Mutual was removed from it. */
  left(reference: TeamReference): Promise<void>;
  /** A channel was deleted. If cards went there, they go to General from now on, which can't be deleted. */
  lostChannel(reference: TeamReference, channel: string): Promise<void>;
  /** Something failed that works in a team where Mutual is: asks whether it still is. Rejects if Teams can't be asked now. */
  checkOn(team: TeamId): Promise<void>;
}

export function teamRoom({ teams, lookUp }: Dependencies): TeamRoom {
  const known = async ({ team, thread }: TeamReference) => {
    const id = team ?? (await teams.byThread(thread));
    return id && (await teams.read(id));
  };

  async function changeKnown(reference: TeamReference, edit: (draft: TeamRecord) => void): Promise<void> {
    const found = await known(reference);
    if (found) await teams.change(found.team, edit);
  }

  async function added({ team, thread, name }: FoundTeam, channel: string | null): Promise<void> {
    await teams.create({ team, thread, name, channel: channel ?? thread });
    await teams.change(team, (draft) => {
      Object.assign(draft, { thread, presence: 'here' satisfies Presence, unreachable: null });
      if (name !== '') draft.name = name;
      if (channel !== null) draft.channel = channel;
    });
  }

  const leave = (draft: TeamRecord) => {
    draft.presence = 'gone';
    draft.unreachable = null;
  };

  return {
    added,

    async met(reference, channel) {
      const record = await known(reference);
      if (record && record.presence !== 'gone') return record.team;
      const found = await lookUp(reference.thread);
      if (found === 'absent') return undefined;
      await added(found, channel);
      return found.team;
    },

    renamed: (reference, name) => changeKnown(reference, (draft) => void (draft.name = name)),

    archived: (reference, isArchived) =>
      changeKnown(reference, (draft) => {
        if (draft.presence !== 'gone') draft.presence = isArchived ? 'archived' : 'here';
      }),

    left: (reference) => changeKnown(reference, leave),

    lostChannel: (reference, channel) =>
      changeKnown(reference, (draft) => {
        if (draft.channel === channel) draft.channel = draft.thread;
      }),

    async checkOn(team) {
      const { thread } = await teams.get(team);
      if ((await lookUp(thread)) === 'absent') await teams.change(team, leave);
    },
  };
}
