// Pulses that were opened just now by the product itself, each in a team of its own: with roll, credentials, box and effects.
import type { PulseId, TeamId } from '#domain/ids';
import { messageOf } from '../support/signed-ballot.ts';
import type { Progress } from './ratio.ts';
import { inRooms } from './rooms.ts';
import { memberOf, somePeople, someTeam } from './teams.ts';

export interface AskedTeam {
  team: TeamId;
  pulse: PulseId;
  /** What stands after the prefix in every message of the pulse. */
  context: Buffer;
}

const WORKING_DAYS = 10;

/** @param dataFolder holds them afterwards  @param people how many are in each team */
export const openPulses = (progress: Progress, dataFolder: string, count: number, people: number): Promise<AskedTeam[]> =>
  inRooms(dataFolder, somePeople(people), async ({ teams, pulse: room, credential }) => {
    const open: AskedTeam[] = [];
    for (let nth = 0; nth < count; nth++) {
      progress(`opening ${nth + 1} of ${count}`);
      const { team, ...named } = someTeam();
      await teams.create({ team, ...named });
      const { pulse } = await room.openNow(team, memberOf(0), { items: null, workingDays: WORKING_DAYS });
      const { spki } = await credential.enrol(pulse, [], 0);
      open.push({ team, pulse, context: messageOf('ballot', pulse, Buffer.from(spki.ballot, 'base64')) });
    }
    return open;
  });
