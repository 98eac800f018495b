// What each kind of store offers of everything that knows who.
import type { Credentials } from '../credential/record.ts';
import type { Effects } from '../records/effects.ts';
import type { StoredPulses } from '../records/pulse.ts';
import type { StoredRolls } from '../records/roll.ts';
import type { StoredTeams } from '../records/team.ts';

export interface MemberStore {
  teams: StoredTeams;
  pulses: StoredPulses;
  rolls: StoredRolls;
  effects: Effects;
  credentials: Credentials;
  /** Waits for what is being written. */
  close(): Promise<void>;
}
