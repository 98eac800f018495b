// What a person does in Outlook: drags one occurrence of a series, or deletes it.
import type { Instant } from '#domain/ids';
import { splitId } from '../world/mailboxes.ts';
import { happeningOn } from '../world/series.ts';
import { SandboxRefusal } from '../sandbox-refusal.ts';
import type { World } from '../world/world.ts';
import { instantToWall } from '../world/zones.ts';

/** @param start `null` deletes it; else it keeps its length. Refuses 404 for what is no occurrence of the organizer's own series. */
export function moveOccurrence(world: World, id: string, start: Instant | null): void {
  const { day } = splitId(id);
  const item = [...world.people.keys()].flatMap((owner) => world.mailboxes.find(owner, id) ?? []).at(0);
  const happening = item && day !== null ? happeningOn(item, day) : undefined;
  if (item === undefined || happening === undefined || item.owner !== item.organizer) throw new SandboxRefusal(404, 'no-occurrence');
  const zone = item.start.timeZone;
  if (start === null) world.mailboxes.remove(item, day);
  else {
    const end = start + happening.end - happening.start;
    world.mailboxes.change(item, day, { start: instantToWall(start, zone), end: instantToWall(end, zone) });
  }
  world.changed();
}
