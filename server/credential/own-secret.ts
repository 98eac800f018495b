// Is KEY_SECRET still the one that open pulses were sealed with? Asked at the start, because else only members would notice.
import { DAY, type Instant, type PulseId } from '#domain/ids';
import type { CredentialRoom } from './credential.ts';

/** A pulse is open for weeks at most, so an open one is due by then; among those that are closed, one that is open is enough. */
const OPEN_WITHIN_MS = 60 * DAY;
const LOOKED_AT_MOST = 1_000;

export const OTHER_SECRET =
  'KEY_SECRET is not the one that an open pulse was sealed with: nobody can begin to answer it. Set the one from before and start again; if it is lost, the pulse closes with the answers that it has';

interface Dependencies {
  pulses: { due(until: Instant): Promise<PulseId[]> };
  credential: Pick<CredentialRoom, 'isOurs'>;
}

/** @returns `true` as well where no open pulse can tell */
export async function isSecretOurs({ pulses, credential }: Dependencies, now: Instant): Promise<boolean> {
  for (const pulse of (await pulses.due(now + OPEN_WITHIN_MS)).slice(0, LOOKED_AT_MOST)) {
    const isOurs = await credential.isOurs(pulse);
    if (isOurs !== undefined) return isOurs;
  }
  return true;
}
