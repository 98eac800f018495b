// How many calls are on their way to one mailbox at the same time, whoever makes them.
import { LRUCache } from 'lru-cache';
import pLimit, { type LimitFunction } from 'p-limit';
import type { UserId } from '#domain/ids';

/** https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits */
const AT_ONCE = 4;
/** Of each mailbox that was used lately. */
const limits = new LRUCache<UserId, LimitFunction>({ max: 10_000 });

export function limitOf(mailbox: UserId): LimitFunction {
  const limit = limits.get(mailbox) ?? pLimit(AT_ONCE);
  limits.set(mailbox, limit);
  return limit;
}
