// The composition root: configuration and world → adapters → rooms → app and scheduler.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomBytes, randomUUID } from 'node:crypto';
import express from 'express';
import { pino } from 'pino';
import { PulseId, UserId, type Instant } from '#domain/ids';
import { bindMembers } from './http/member-routes.ts';
import { bindAnonymous } from './http/anonymous-routes.ts';
import type { BallotBox } from './ballot/ballot-box.ts';
import { openBallotBox } from './compose-ballots.ts';
import { cadences, type SeriesCalendar } from './cadence/cadence.ts';
import type { Config } from './config.ts';
import { credentials, type Rolls } from './credential/credential.ts';
import type { Directory } from './access/directory.ts';
import { erasures } from './records/erasure.ts';
import { followUps, type Calendars, type Channel, type Feed } from './follow-up/follow-up.ts';
import { linkedBox } from './http/ballot-link.ts';
import { pages } from './http/pages.ts';
import { bindProbes } from './http/probes.ts';
import { problemHandler, unknownAddress } from './http/problems.ts';
import { answerHeaders, pageHeaders } from './http/headers.ts';
import { feed } from './microsoft/feed.ts';
import { bot } from './microsoft/bot.ts';
import { calendars, seriesCalendar } from './microsoft/calendar.ts';
import { directory as graphDirectory } from './microsoft/directory.ts';
import { tokens, verifier } from './microsoft/entra.ts';
import { graph as graphOf } from './microsoft/graph.ts';
import type { Network } from './microsoft/network.ts';
import { pulses } from './pulse/pulse.ts';
import { expand } from './cadence/expansion.ts';
import { reports } from './report/report.ts';
import { scheduler } from './schedule/schedule.ts';
import { openMembers } from './store/embedded/members.ts';
import { openMembers as openMembersIn } from './store/postgres/members.ts';
import { teamKey, type Teams } from './records/team.ts';
import { agendaWords } from './follow-up/words.ts';

export interface World {
  clock: () => Instant;
  network: Network;
  /** Called when something can't be made durable: the process must end, for nothing it says would be true any more. */
  fatal: (error: unknown) => never;
}

export interface Mutual {
  app: express.Express;
  tick(): Promise<void>;
  /** Waits for what was accepted and lets go of the store. */
  close(): Promise<void>;
}

const TAB = fileURLToPath(new URL('../tab', import.meta.url));

/** What the rooms stand on: the store of who, and the box of what. */
export interface Ground extends BallotBox {
  teams: Teams;
  rolls: Rolls;
}

/** What they reach beyond the store. */
export interface Outside {
  directory: Directory;
  series: SeriesCalendar;
  channel: Channel;
  feed: Feed;
  calendars: Calendars;
}

/** The rooms, each connected to those that it needs. Any number of sets may stand on one store. */
export function furnish(
  { teams, rolls, ballot, voice }: Ground,
  outside: Outside,
  { keySecret }: Pick<Config, 'keySecret'>,
  clock: () => Instant,
) {
  const { directory, series, ...ways } = outside;
  const credential = credentials({ rolls, secret: keySecret, clock });
  const { hasDrawn } = credential;
  const followUp = followUps({ teams, directory, ...ways, hasDrawn, agenda: agendaWords, clock, dice: Math.random });
  const cadence = cadences({ teams, directory, calendar: series, expand, clock });
  const newId = () => PulseId.parse(randomBytes(16).toString('base64url'));
  const pulse = pulses({
    teams,
    directory,
    enrol: credential.enrol,
    openBox: ballot.open,
    openVoices: voice.open,
    plan: followUp.planOpening,
    clock,
    newId,
  });
  const report = reports({
    teams,
    directory,
    seal: ballot.seal,
    issued: credential.issued,
    publishBulletin: ballot.publish,
    publishVoices: voice.publish,
    scrubRoll: credential.scrub,
    plan: followUp.planClosing,
  });
  const erasure = erasures({
    teams,
    removeRoll: credential.scrub,
    removeBallots: ballot.remove,
    removeVoices: voice.remove,
    newPerson: () => UserId.parse(randomUUID()),
  });
  return { teams, directory, cadence, pulse, credential, ballot, voice, report, followUp, erasure };
}

/** All of Microsoft. */
export function microsoft(config: Config, network: Network, app: express.Application, clock: () => Instant) {
  const graph = graphOf(tokens(config, network), network);
  return {
    directory: graphDirectory(graph, clock),
    series: seriesCalendar(graph, config.publicUrl),
    channel: bot(config, network, app),
    feed: feed(graph, config.appId, network),
    calendars: calendars(graph),
  };
}

export async function open(config: Config, { clock, network, fatal }: World): Promise<Mutual> {
  const log = pino({ level: config.logLevel });
  const { dataFolder, memberDatabase } = config;
  const members = await (memberDatabase ? openMembersIn(memberDatabase) : openMembers(join(dataFolder, 'members'), fatal));
  const box = await boxFor(config, { clock, fatal });
  const app = express().disable('x-powered-by').disable('etag');
  const outside = microsoft(config, network, app, clock);
  const rooms = furnish({ ...members, ...box }, outside, config, clock);
  const { teams, directory } = rooms;
  const { tick, stop } = scheduler({ ...rooms, clock, log });

  app.use('/tab', pageHeaders(config.ballots ? [config.ballots.url] : []), pages(TAB));
  app.use(answerHeaders());
  bindProbes(app, () => teams.due(0));
  box.bind(app);
  await outside.channel.start({
    added: ({ team, ...where }) =>
      teams.create(teamKey(where.tenant, team), { ...where, team, cadence: null, opening: null, pulses: [], outbox: [] }),
    pulsesOf: async (user) => {
      const ids = await directory.teamsOf(user);
      const documents = await Promise.all(ids.map((team) => teams.read(teamKey(config.tenant, team))));
      return documents.flatMap((document) => document?.pulses ?? []).reverse();
    },
  });
  bindMembers(app, { tenant: config.tenant, verify: verifier(config, network), ...rooms, ballots: config.ballots?.url ?? null });
  app.use(unknownAddress, problemHandler(log));

  return {
    app,
    tick,
    async close() {
      await stop();
      await members.close();
      await box.close();
    },
  };
}

/** The ballot box in this process, or the way to the one that is apart, where its endpoints are and what it holds. */
async function boxFor(config: Config, world: Pick<World, 'clock' | 'fatal'>) {
  if (config.ballots) return { ...linkedBox(config.ballots), bind: () => {}, close: async () => {} };
  const box = await openBallotBox(config, world);
  return { ...box, bind: (app: express.Application) => bindAnonymous(app, box) };
}
