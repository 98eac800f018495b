// Everybody's calendar: what lies in it, who was invited, what was moved or deleted of a series.
import { randomUUID } from 'node:crypto';
import type { Recurrence } from '../graph/recurrence.ts';
import { wallToInstant, type WallTime } from './zones.ts';

/** What can be said about an appointment. */
export interface Appointment {
  subject: string;
  body: { contentType: 'text' | 'html'; content: string };
  start: WallTime;
  end: WallTime;
  showAs: string;
  isReminderOn: boolean;
  /** From midnight to midnight, wherever one is. */
  isAllDay: boolean;
  attendees: Attendee[];
  hideAttendees: boolean;
  isOnlineMeeting: boolean;
  recurrence: Recurrence | null;
}

export interface Attendee {
  type: string;
  emailAddress: { address: string; name?: string | undefined };
}

interface Property {
  id: string;
  value: string;
}

/** An appointment as it lies in one person's calendar. */
export interface Item extends Appointment {
  id: string;
  /** The same in the calendars of all who were invited. */
  iCalUId: string;
  owner: string;
  organizer: string;
  joinUrl: string | null;
  transactionId: string | null;
  properties: Property[];
  /** By the day (`YYYY-MM-DD`) for which the occurrence was planned. */
  exceptions: Map<string, Partial<Appointment>>;
  cancelled: Set<string>;
}

export type NewItem = Partial<Appointment> &
  Pick<Appointment, 'subject' | 'start' | 'end'> &
  Partial<Pick<Item, 'transactionId' | 'properties'>>;

const PLAIN = {
  body: { contentType: 'text' as const, content: '' },
  showAs: 'busy',
  isReminderOn: true,
  isAllDay: false,
  attendees: [],
  hideAttendees: false,
  isOnlineMeeting: false,
  recurrence: null,
  transactionId: null,
};

/** An occurrence's id is its series' id and its day. */
export const splitId = (id: string): { series: string; day: string | null } => {
  const [series = '', day = null] = id.split('.');
  return { series, day };
};

export interface Mailboxes {
  of(owner: string): Item[];
  find(owner: string, id: string): Item | undefined;
  /** What the organizer of a copy has. */
  original(item: Item): Item | undefined;
  add(owner: string, wish: NewItem): Item;
  /** A change of the series itself takes back what was done to single occurrences, as Exchange does. */
  change(item: Item, day: string | null, changes: Partial<Appointment>): void;
  remove(item: Item, day: string | null): void;
  forget(owner: string): void;
}

/** @param byAddress the id of the person who has a mail address, if one has. */
export function mailboxes(byAddress: (address: string) => string | undefined): Mailboxes {
  const items = new Map<string, Item>();

  const of = (owner: string) => [...items.values()].filter((item) => item.owner === owner);
  const find = (owner: string, id: string) => of(owner).find((item) => item.id === splitId(id).series);
  const original = ({ iCalUId }: Item) => [...items.values()].find((item) => item.iCalUId === iCalUId && item.owner === item.organizer);

  function add(owner: string, wish: NewItem): Item {
    const id = newId();
    const joinUrl = wish.isOnlineMeeting === true ? `https://teams.microsoft.com/l/meetup-join/${id}` : null;
    const item = {
      ...PLAIN,
      properties: [],
      ...wish,
      id,
      iCalUId: randomUUID(),
      owner,
      organizer: owner,
      joinUrl,
      exceptions: new Map(),
      cancelled: new Set<string>(),
    };
    items.set(id, item);
    invite(item);
    return item;
  }

  /** Copies what the organizer has to everybody who is invited; a named property stays in the organizer's calendar. */
  function invite(item: Item): void {
    const invited = new Set(item.attendees.map(({ emailAddress }) => byAddress(emailAddress.address)));
    invited.delete(item.organizer);
    const copies = [...items.values()].filter((other) => other.iCalUId === item.iCalUId && other !== item);
    for (const copy of copies) if (!invited.has(copy.owner)) items.delete(copy.id);
    for (const owner of invited) {
      if (owner === undefined) continue;
      const id = copies.find((copy) => copy.owner === owner)?.id ?? newId();
      items.set(id, { ...item, id, owner, properties: [], transactionId: null });
    }
  }

  function remove(item: Item): void {
    const gone = [...items.values()].filter((other) => other === item || (item.owner === item.organizer && other.iCalUId === item.iCalUId));
    for (const { id } of gone) items.delete(id);
  }

  return {
    of,
    find,
    original,
    add,

    change(item, day, changes) {
      if (day !== null) item.exceptions.set(day, { ...item.exceptions.get(day), ...changes });
      else {
        if (changesTimes(item, changes)) {
          item.exceptions.clear();
          item.cancelled.clear();
        }
        Object.assign(item, changes);
      }
      invite(item);
    },

    remove(item, day) {
      if (day === null) return remove(item);
      item.cancelled.add(day);
      item.exceptions.delete(day);
      invite(item);
    },

    forget(owner) {
      for (const item of of(owner)) remove(item);
    },
  };
}

const newId = () => `AAMk${randomUUID().replaceAll('-', '')}`;

const changesTimes = (item: Item, { start, end, recurrence }: Partial<Appointment>): boolean =>
  (start !== undefined && wallToInstant(start) !== wallToInstant(item.start)) ||
  (end !== undefined && wallToInstant(end) !== wallToInstant(item.end)) ||
  (recurrence !== undefined && JSON.stringify(recurrence) !== JSON.stringify(item.recurrence));
