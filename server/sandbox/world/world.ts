// What the stand-ins know of the world: a tenant, people, a team, calendars, a channel, feeds, and a clock that only goes forward.
import type { Instant } from '#domain/ids';
import type { Fault, Notice, Post } from '../stage/stage.ts';
import { mailboxes, type Mailboxes, type NewItem } from './mailboxes.ts';

export interface Someone {
  id: string;
  name: string;
  mail: string;
  admin: boolean;
  /** What they are in the team; `null` for somebody outside. */
  membership: 'owner' | 'member' | 'guest' | null;
  playable: boolean;
  /** IANA or Windows name, or `Customized Time Zone`. */
  timeZone: string;
  /** Are the working hours in a zone that this person has made up in Outlook? */
  customHours?: boolean;
  /** Has this person no mailbox in Exchange Online? */
  unlicensed?: boolean;
  /** Has this person added Mutual for themselves, too? */
  personalApp?: boolean;
}

/** The app registration: one for the tab, the bot and the calls to Graph. */
export interface Registration {
  tenant: string;
  clientId: string;
  clientSecret: string;
  /** Application permissions that an admin has consented to. */
  roles: string[];
  /** Whether the secret is over: Entra ID then refuses the right one, too. */
  secretExpired: boolean;
  /** Whether a policy wants a second factor for Graph, which nobody can be asked for on their behalf. */
  wantsSecondFactor: boolean;
  /** Whether the tenant knows the Bot Framework, so that the app gets a token for its connector. */
  botRegistered: boolean;
  /** Delegated permissions that an admin has consented to. */
  scopes: string[];
  /** What the manifest asks for of a team, granted with the installation there. */
  teamGrants: string[];
}

/** By its conversation id. */
export interface Channel {
  id: string;
  name: string;
}

export interface Team {
  id: string;
  name: string;
  /** The conversation id of its General channel; the Bot Framework uses it for the team as well. */
  channel: string;
  /** All channels, General first. */
  channels: Channel[];
}

/** A second team with Mutual, and what people are in it. */
interface OtherTeam {
  team: Team;
  roles: ReadonlyMap<string, 'owner' | 'member'>;
}

/** What comes in the place of Entra ID's metadata and keys. */
export type EntraTrouble = 500 | 503 | 'html' | 'truncated' | 'no keys';

/** How everything is on the first day. */
export interface Seed {
  start: Instant;
  timeZone: string;
  registration: Registration;
  team: Team;
  /** The channel that whoever adds the app chooses: an id. */
  chosen: string;
  people: Someone[];
  posts: Omit<Post, 'id' | 'edited' | 'channel'>[];
  appointments: { owner: string; item: NewItem }[];
}

export class World {
  readonly #seed: Seed;
  readonly #listeners = new Set<() => void>();
  #now: Instant = 0;
  #fault: Fault | null = null;
  #lastPost = 0;
  #sparing = 0;
  people: Map<string, Someone> = new Map();
  posts: Post[] = [];
  notices: Notice[] = [];
  mailboxes: Mailboxes;
  entraTrouble: EntraTrouble | null = null;
  /** What the next parts of a batch are answered with, each once. */
  batchFaults: (429 | 503)[] = [];
  /** Has the app been added to the team? */
  installed = false;
  state: 'alive' | 'archived' | 'deleted' = 'alive';
  /** The team's channels, General first. */
  channels: Channel[] = [];
  /** The channel that was chosen for the app. */
  selected: Channel = { id: '', name: '' };
  /** What the bot has written in chats. */
  chats: { conversation: string; text: string }[] = [];
  other: OtherTeam | null = null;

  constructor(seed: Seed) {
    this.#seed = seed;
    this.mailboxes = this.#emptyMailboxes();
    this.restart();
  }

  get registration(): Registration {
    return this.#seed.registration;
  }

  get team(): Team {
    return this.#seed.team;
  }

  /** Can the bot write to the team? */
  get reachesTeam(): boolean {
    return this.installed && this.state === 'alive';
  }

  get timeZone(): string {
    return this.#seed.timeZone;
  }

  get fault(): Fault | null {
    return this.#fault;
  }

  now = (): Instant => this.#now;

  /** @throws RangeError for a moment before now. */
  moveTo(at: Instant): void {
    if (at < this.#now) throw new RangeError('The clock never goes back.');
    this.#now = at;
    this.changed();
  }

  /** Everything as on the first day, the clock too. */
  restart(): void {
    const { start, people, posts, appointments, team, chosen } = structuredClone(this.#seed);
    this.#now = start;
    this.#fault = null;
    this.entraTrouble = null;
    this.people = new Map(people.map((person) => [person.id, person]));
    this.mailboxes = this.#emptyMailboxes();
    this.notices = [];
    this.posts = [];
    this.installed = false;
    this.state = 'alive';
    this.channels = team.channels;
    this.selected = this.channel(chosen);
    this.chats = [];
    this.other = null;
    this.batchFaults = [];
    for (const { owner, item } of appointments) this.mailboxes.add(owner, item);
    for (const { author, text, card, at } of posts) this.post(author, text, card, at);
  }

  #emptyMailboxes = (): Mailboxes => mailboxes((address) => this.byAddress(address)?.id);

  byAddress(address: string): Someone | undefined {
    return [...this.people.values()].find(({ mail }) => mail.toLowerCase() === address.toLowerCase());
  }

  members(): Someone[] {
    return [...this.people.values()].filter(({ membership }) => membership !== null);
  }

  /** Is the app there for people of the team? It never is for a guest. */
  reachesInTeam({ membership }: Someone): boolean {
    return this.installed && (membership === 'owner' || membership === 'member');
  }

  /** Has somebody the app for themselves, which a team's installation does not give them? The admin has. */
  hasPersonalApp({ admin, personalApp = false }: Someone): boolean {
    return admin || personalApp;
  }

  /** The app is in the team from now on. @param chosen another channel than the last time */
  install(chosen?: Channel): void {
    this.installed = true;
    if (chosen) {
      if (!this.channels.some(({ id }) => id === chosen.id)) this.channels.push(chosen);
      this.selected = chosen;
    }
  }

  /** @throws Error for a channel that the team does not have. */
  channel(id: string): Channel {
    const found = this.channels.find((channel) => channel.id === id);
    if (found === undefined) throw new Error(`The team has no channel ${id}.`);
    return found;
  }

  /** @returns what was removed */
  removeChannel(id: string): Channel {
    const removed = this.channel(id);
    this.channels = this.channels.filter((channel) => channel !== removed);
    return removed;
  }

  renameChannel(id: string, name: string): Channel {
    return Object.assign(this.channel(id), { name });
  }

  /** The conversation of one person with the bot. */
  chatOf = (person: string): string => `a:${person}`;

  addPerson(person: Someone): void {
    this.people.set(person.id, person);
    this.changed();
  }

  /** With their calendar. */
  removePerson(id: string): void {
    this.people.delete(id);
    this.mailboxes.forget(id);
    this.changed();
  }

  /** @throws Error for somebody unknown. */
  setMembership(id: string, membership: Someone['membership']): void {
    const person = this.people.get(id);
    if (person === undefined) throw new Error(`Nobody has the id ${id}.`);
    person.membership = membership;
    this.changed();
  }

  addAppointment(owner: string, item: NewItem): void {
    this.mailboxes.add(owner, item);
    this.changed();
  }

  /** @param author `null` for the bot @param channel the one that was chosen for the app, if nothing is said @returns the id of the post */
  post(author: string | null, text: string, card: object | null, at = this.#now, channel = this.selected.id): string {
    this.#lastPost = Math.max(this.#lastPost + 1, at);
    const id = String(this.#lastPost);
    this.posts.push({ id, channel, author, at, edited: false, text, card });
    this.changed();
    return id;
  }

  /** @returns whether there is such a post of the bot in this channel */
  edit(channel: string, id: string, text: string, card: object | null): boolean {
    const post = this.posts.find((known) => known.channel === channel && known.id === id && known.author === null);
    if (post === undefined) return false;
    Object.assign(post, { text, card, edited: true });
    this.changed();
    return true;
  }

  notify(notice: Notice): void {
    const replaced = (old: Notice) => notice.chain !== null && old.to === notice.to && old.chain === notice.chain;
    this.notices = [...this.notices.filter((old) => !replaced(old)), notice];
    this.changed();
  }

  /** Graph and the connector answer the next `times` calls with this; `0` ends it. */
  fail(fault: Fault): void {
    this.#fault = fault.times > 0 ? fault : null;
    this.changed();
  }

  /** What is asked to show the stage uses up no failure. */
  async spared<T>(act: () => Promise<T>): Promise<T> {
    this.#sparing++;
    try {
      return await act();
    } finally {
      this.#sparing--;
    }
  }

  /** Uses up one of the failures that are to come. */
  takeFault(): Fault['kind'] | null {
    if (this.#fault === null || this.#sparing > 0) return null;
    const { kind, times } = this.#fault;
    this.fail({ kind, times: times - 1 });
    return kind;
  }

  /** @returns how to stop listening. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells everybody who looks on that something is different. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
