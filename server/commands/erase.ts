// Erasing at the command line: a person who has left, or everything of a tenant.
import { randomUUID } from 'node:crypto';
import { TenantId, UserId } from '#domain/ids';
import { ballots } from '../ballot/ballot.ts';
import { erasures } from '../records/erasure.ts';
import { voices } from '../ballot/voice.ts';
import type { openStores } from './stores.ts';

type Stores = Awaited<ReturnType<typeof openStores>>;

/** @param person everything of the tenant if absent  @throws an Error for what is no id */
export async function erase({ teams, rolls, boxes, voices: open, threads }: Stores, tenant: string, person?: string): Promise<void> {
  const clock = () => 0;
  const room = erasures({
    teams,
    removeRoll: rolls.remove,
    removeBallots: ballots({ boxes, clock }).remove,
    removeVoices: voices({ open, published: threads, clock }).remove,
    newPerson: () => UserId.parse(randomUUID()),
  });
  if (person === undefined) await room.tenant(TenantId.parse(tenant));
  else await room.person(TenantId.parse(tenant), UserId.parse(person));
}
