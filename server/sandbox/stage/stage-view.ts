// Everything that the shell shows, as one object.
import { DAY } from '#domain/ids';
import type { Item } from '../world/mailboxes.ts';
import type { Product } from '../product.ts';
import { happenings } from '../world/series.ts';
import type { CalendarEntry, Person, Stage } from './stage.ts';
import { leadsAny } from '../world/other-team.ts';
import type { Someone, World } from '../world/world.ts';

/** A week to look back on, and as far as the seeded calendars reach. */
const BEHIND = 7 * DAY;
const AHEAD = 42 * DAY;

export async function stage(world: World, product: Product): Promise<Stage> {
  const { pulse, nextOpening } = await product.look();
  const { registration, team, timeZone, notices, fault } = world;
  return {
    now: world.now(),
    timeZone,
    tenant: registration.tenant,
    team: { id: team.id, name: team.name, channel: world.selected.name },
    people: [...world.people.values()].map((person) => personOf(world, person)),
    posts: world.posts.filter(({ channel }) => channel === world.selected.id),
    notices,
    calendar: calendar(world),
    pulse,
    nextOpening,
    year: product.year(),
    fault,
  };
}

const personOf = (world: World, someone: Someone): Person => ({
  id: someone.id,
  name: someone.name,
  role: someone.admin ? 'admin' : leadsAny(world, someone) ? 'leader' : someone.membership === 'guest' ? 'guest' : null,
  playable: someone.playable,
  member: someone.membership === 'member',
});

function calendar(world: World): CalendarEntry[] {
  const [from, to] = [world.now() - BEHIND, world.now() + AHEAD];
  const items = [...world.people.keys()].flatMap((owner) => world.mailboxes.of(owner));
  const entries = items.flatMap((item) => {
    const source = sourceOf(world, item);
    return happenings(item, from, to).map(({ id, start, end, shown: { subject, body } }) => ({
      owner: item.owner,
      id,
      subject,
      start,
      end,
      source,
      body: body.content,
    }));
  });
  return entries.toSorted((one, other) => one.start - other.start);
}

/** Mutual marks what it makes, in the organizer's calendar. */
function sourceOf({ mailboxes }: World, item: Item): CalendarEntry['source'] {
  const mark = mailboxes.original(item)?.properties.find(({ id }) => id.endsWith('Name Mutual'))?.value;
  return mark === 'cadence' || mark === 'conversation' || mark === 'action' ? mark : 'other';
}
