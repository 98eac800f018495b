// What an admin says in most tests.
import type { CadenceSettings } from '#contract/api';
import { DEFAULT_CADENCE } from '#domain/cadence/cadence';
import { DEFAULT_POLICY } from '#domain/policy/policy';

/** Every second Tuesday at 10:00, open for three working days. */
export const CADENCE: CadenceSettings = {
  cadence: { ...DEFAULT_CADENCE, timeZone: 'Europe/Berlin' },
  policy: DEFAULT_POLICY,
  joinedTeams: [],
};

/** The same with other parts. */
export const cadenceWith = (
  cadence: Partial<CadenceSettings['cadence']>,
  policy: Partial<CadenceSettings['policy']> = {},
  joinedTeams: CadenceSettings['joinedTeams'] = [],
): CadenceSettings => ({ cadence: { ...CADENCE.cadence, ...cadence }, policy: { ...CADENCE.policy, ...policy }, joinedTeams });
