// Erasing at the command line: a person who has left, or everything of a tenant.
import { randomUUID } from 'node:crypto';
import { TenantId, UserId } from '#domain/ids';
import { ballotRoom } from '../ballot/ballot.ts';
import { voiceRoom } from '../ballot/voice.ts';
import { effectsOf } from '../records/effects.ts';
import { erasures } from '../records/erasure.ts';
import { pulsesOf } from '../records/pulse.ts';
import { rollsOf } from '../records/roll.ts';
import { teamsOf } from '../records/team.ts';
import type { OpenStores } from './stores.ts';

/** @param person everything of the tenant if absent  @throws an Error for what is no id */
export async function erase(stores: OpenStores, tenantText: string, personText?: string): Promise<void> {
  const clock = () => 0;
  const tenant = TenantId.parse(tenantText);
  const erasure = erasures({
    teams: teamsOf(stores.teams, tenant),
    pulses: pulsesOf(stores.pulses, tenant),
    rolls: rollsOf(stores.rolls, tenant),
    effects: effectsOf(stores.effects, tenant),
    removeCredentials: stores.credentials.remove,
    removeBallots: ballotRoom({ boxes: stores.boxes, clock }).remove,
    removeVoices: voiceRoom({ open: stores.voices, published: stores.threads, clock }).remove,
    newPerson: () => UserId.parse(randomUUID()),
  });
  await (personText === undefined ? erasure.tenant() : erasure.person(UserId.parse(personText)));
}
