// Instances of the product: sets of rooms on one store, Microsoft's real clients on the way to the stand-ins, and a team of five.
import express from 'express';
import pino from 'pino';
import { readFileSync } from 'node:fs';
import { TeamId, TenantId, UserId, type PulseId } from '#domain/ids';
import { databases, type Config } from '../../server/config.ts';
import { rollNames } from '../../server/credential/roll-name.ts';
import type { Caller } from '../../server/access/token.ts';
import { composeRooms, microsoft, type Gateways } from '../../server/compose.ts';
import { schedule } from '../../server/schedule/schedule.ts';
import { ballotRoom } from '../../server/ballot/ballot.ts';
import { newTeam, teamKey } from '../../server/records/team.ts';
import { voiceRoom } from '../../server/ballot/voice.ts';
import { cadenceWith } from './cadence.ts';
import { standIns } from './stand-ins.ts';
import type { Parts as Store } from './store-contract.ts';

/** Stands between a room and what it calls. */
export type Between = <T>(name: string, act: () => Promise<T>) => Promise<T>;
/** What is unlike the usual in an instance. */
interface Setting {
  pause?: () => Promise<void>;
  clock?: () => number;
  gateways?: (usual: Gateways) => Gateways;
}

const freely: Between = (_name, act) => act();

const manifest = JSON.parse(readFileSync('appPackage/manifest.json', 'utf8')) as {
  activities: { activityTypes: { type: string; templateText: string }[] };
};
export const WEEKLY = cadenceWith({ recurrence: { rhythm: 'weekly', every: 1, weekday: 'tuesday' } }, { reminders: 1 });
export const MEMBERS = ['Mei', 'Tomás', 'Priya', 'Lena', 'Samir'];
/** By the beginning of what the feed shows. */
const KIND: Record<string, string> = {
  'The pulse ': 'opened',
  'Closes on ': 'reminder',
  'The result': 'result',
  'Fewer than': 'result',
  'Your promi': 'promise',
};
const STAY = [...MEMBERS, 'Amara', 'Jonas'];

/** The world around; `afresh` makes it as on the first day. */
export async function aWorld() {
  const { world, ms, close } = await standIns(manifest.activities.activityTypes);
  const { tenant: id, clientId, clientSecret } = world.registration;
  const tenant = TenantId.parse(id);
  const team = TeamId.parse(world.team.id);
  const config: Config = {
    port: 0,
    publicUrl: 'https://mutual.example',
    tenant,
    clientId,
    clientSecret,
    appId: '7e4a11ed-0000-4000-8000-000000000003',
    serviceUrl: '',
    keySecret: 'k'.repeat(32),
    dataFolder: '',
    ...databases({}),
    logLevel: 'silent',
    ballots: null,
  };
  const nameOf = rollNames(config.keySecret);
  const notices: string[] = [];
  const notify = world.notify.bind(world);
  world.notify = (notice) => {
    notices.push(`${KIND[notice.title.slice(0, 10)]} ${first(world.people.get(notice.to)?.name)}`);
    notify(notice);
  };
  const named = (name: string) => [...world.people.values()].find((person) => person.name.startsWith(name))!;
  return {
    world,
    close,
    tenant,
    team,
    key: teamKey(tenant, team),
    user: (name: string) => UserId.parse(named(name).id),
    /** As what somebody stands on a roll. */
    onRoll: (pulse: PulseId, name: string) => nameOf(pulse, UserId.parse(named(name).id)),
    caller: async (name: string): Promise<Caller> => ({
      user: UserId.parse(named(name).id),
      admin: named(name).admin,
      assertion: await ms.tokens.sso(named(name)),
    }),

    /** A team of five and their leader, to which Mutual was added a moment ago. */
    async afresh({ teams }: Pick<Store, 'teams'>): Promise<void> {
      world.restart();
      notices.length = 0;
      for (const { id, name } of world.people.values()) if (!STAY.some((first) => name.startsWith(first))) world.removePerson(id);
      world.installed = true;
      const { name, channel: thread } = world.team;
      await teams.create(teamKey(tenant, team), newTeam({ tenant, team, name, thread, channel: world.selected.id }));
    },

    /** What people got since, in the order in which it came; a notice that replaces another is there beside it. */
    received() {
      const items = [...world.people.keys()].flatMap((owner) => world.mailboxes.of(owner));
      const marked = (mark: string) => items.filter(({ properties }) => properties.some(({ value }) => value === mark));
      const invitedTo = (mark: string) => {
        const ids = marked(mark).map(({ iCalUId }) => iCalUId);
        return items.filter(({ iCalUId }) => ids.includes(iCalUId)).map(({ owner }) => first(world.people.get(owner)?.name));
      };
      return {
        notices: [...notices],
        cards: world.posts.filter(({ author }) => author === null).map(({ edited }) => (edited ? 'closed' : 'as it was')),
        series: marked('cadence').length,
        conversation: invitedTo('conversation'),
        action: invitedTo('action'),
      };
    },

    /** Resolves when it is so, which something in this world must bring about. */
    until: (isSo: () => boolean): Promise<void> =>
      new Promise((done) => {
        const look = () => {
          if (!isSo()) return;
          stop();
          done();
        };
        const stop = world.onChange(look);
        look();
      }),

    /** One process: its own clients, rooms, scheduler and, if need be, clock. */
    instance(
      store: Store,
      between: Between = freely,
      { pause = ms.network.pause, clock = world.now, gateways = (own) => own }: Setting = {},
    ) {
      /** What it wrote into its log. */
      const logged: string[] = [];
      const log = pino({ level: 'warn' }, { write: (line) => void logged.push(line) });
      const reached = gateways(microsoft(config, { ...ms.network, pause }, express(), clock, log));
      const { boxes, voices: open, threads: published, ...members } = throughAll<Store>(store, between);
      const box = { ballot: ballotRoom({ boxes, clock }), voice: voiceRoom({ open, published, clock }) };
      const rooms = { ...composeRooms({ ...members, ...box }, throughAll<Gateways>(reached, between), config, clock, log), ...box };
      return { ...rooms, ...schedule({ ...rooms, clock, log }), logged };
    },
  };
}

export type AWorld = Awaited<ReturnType<typeof aWorld>>;
export type Instance = ReturnType<AWorld['instance']>;

const first = (name = '') => name.split(' ')[0] ?? '';

/** The same parts, each call of which goes through `between`. */
const throughAll = <P extends object>(parts: P, between: Between): P =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, through(part as object, name, between)])) as P;

const through = <P extends object>(part: P, label: string, between: Between): P =>
  new Proxy(part, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...parts: unknown[]) => between(`${label}.${String(name)}`, async () => method.apply(target, parts) as unknown);
    },
  });
