// The composition root: configuration and environment → adapters → rooms → app and schedule.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomBytes, randomUUID } from 'node:crypto';
import express from 'express';
import { pino, type DestinationStream, type Logger } from 'pino';
import { PulseId, UserId, type Instant } from '#domain/ids';
import { Refusal } from '#contract/problem';
import type { Directory } from './access/directory.ts';
import { guard, type Guard } from './access/guard.ts';
import { isSecretOurs, OTHER_SECRET } from './credential/own-secret.ts';
import { teamList, type TeamList } from './access/teams.ts';
import type { BallotBox } from './ballot/ballot-box.ts';
import { cadenceRoom, type CadenceRoom, type SeriesCalendar } from './cadence/cadence.ts';
import { openBallotBox } from './compose-ballots.ts';
import type { Config } from './config.ts';
import { credentialRoom, type CredentialRoom } from './credential/credential.ts';
import type { NewKey } from './credential/signing-key.ts';
import type { Calendars, Channel, Feed } from './follow-up/ways.ts';
import { followUpRoom, type FollowUpRoom } from './follow-up/follow-up.ts';
import { agendaWords } from './follow-up/words.ts';
import { bindAnonymous } from './http/anonymous-routes.ts';
import { activity } from './http/body.ts';
import { linkedBox } from './http/ballot-link.ts';
import { front } from './http/front/front.ts';
import { answerHeaders, pageHeaders } from './http/headers.ts';
import { bindMembers } from './http/member-routes.ts';
import { pages } from './http/pages.ts';
import { bindProbes } from './http/probes.ts';
import { problemHandler, unknownAddress } from './http/problems.ts';
import { bot, type Bot } from './microsoft/bot.ts';
import type { BotSide } from './microsoft/bot-answers.ts';
import { botToken } from './microsoft/bot-token.ts';
import { calendars, seriesCalendar } from './microsoft/calendar.ts';
import { directory as graphDirectory } from './microsoft/directory.ts';
import { tokens, tokenVerifier } from './microsoft/entra.ts';
import { feed } from './microsoft/feed.ts';
import { graph as graphOf } from './microsoft/graph.ts';
import type { Network } from './microsoft/network.ts';
import { consentLink } from './microsoft/permissions.ts';
import { troubles } from './process/troubles.ts';
import { isInOutlook } from './microsoft/zones.ts';
import { mirrorRoom, type MirrorRoom } from './mirror/mirror.ts';
import { promiseRoom, type PromiseRoom } from './promise/promise.ts';
import { pulseRoom, type PulseRoom } from './pulse/pulse.ts';
import { effectsOf, type TenantEffects } from './records/effects.ts';
import { erasures, type Erasure } from './records/erasure.ts';
import { pulsesOf, type Pulses } from './records/pulse.ts';
import { rollsOf, type Rolls } from './records/roll.ts';
import { teamsOf, type Teams } from './records/team.ts';
import { joinedReports, type JoinedReports } from './report/joined.ts';
import { reportRoom, type ReportRoom } from './report/report.ts';
import { lookingForLost } from './schedule/lost.ts';
import { schedule } from './schedule/schedule.ts';
import { teamRoom, type TeamRoom } from './team/team.ts';
import { openMembers } from './store/embedded/members.ts';
import type { MemberStore } from './store/member-store.ts';
import { openMembers as openMembersIn } from './store/postgres/members.ts';

export interface Environment {
  clock: () => Instant;
  network: Network;
  /** Called when something can't be made durable: the process must end, for nothing it says would be true any more. */
  fatal: (error: unknown) => never;
  /** Where the keys of pulses come from; each is one of its own, if nothing is said. */
  newKey?: NewKey;
  /** Where the log's lines go; by default to the standard output. */
  sink?: DestinationStream | undefined;
}

export interface Mutual {
  app: express.Express;
  tick(): Promise<void>;
  /** Waits for what was accepted and lets go of the store. */
  close(): Promise<void>;
}

const TAB = fileURLToPath(new URL('../tab', import.meta.url));

/** What the rooms stand on: the store of who, and the box of what. */
export type Stores = Omit<MemberStore, 'close'> & BallotBox;

/** What they reach beyond the store. */
export interface Gateways {
  directory: Directory;
  series: SeriesCalendar;
  channel: Channel & Pick<Bot, 'lookUp'>;
  feed: Feed;
  calendars: Calendars;
}

export interface Rooms extends BallotBox {
  teams: Teams;
  pulses: Pulses;
  rolls: Rolls;
  effects: TenantEffects;
  directory: Directory;
  guard: Guard;
  teamList: TeamList;
  team: TeamRoom;
  cadence: CadenceRoom;
  pulse: PulseRoom;
  credential: CredentialRoom;
  report: ReportRoom;
  joinedReports: JoinedReports;
  followUp: FollowUpRoom;
  promise: PromiseRoom;
  mirror: MirrorRoom;
  erasure: Erasure;
}

/** The rooms of one tenant, each connected to those that it needs. Any number of sets may stand on one store. */
export function composeRooms(
  stores: Stores,
  { series, ...gateways }: Gateways,
  { keySecret, tenant }: Pick<Config, 'keySecret' | 'tenant'>,
  clock: () => Instant,
  log: Pick<Logger, 'error'>,
  { newKey }: Pick<Environment, 'newKey'> = {},
): Rooms {
  const { ballot, voice } = stores;
  const teams = teamsOf(stores.teams, tenant);
  const pulses = pulsesOf(stores.pulses, tenant);
  const rolls = rollsOf(stores.rolls, tenant);
  const effects = effectsOf(stores.effects, tenant);
  const records = { teams, pulses, rolls, effects };
  const { directory } = gateways;

  const credential = credentialRoom({ credentials: stores.credentials, secret: keySecret, clock, ...(newKey && { newKey }) });
  const team = teamRoom({ teams, lookUp: gateways.channel.lookUp });
  const followUp = followUpRoom({
    ...records,
    ...gateways,
    checkOn: team.checkOn,
    hasDrawn: credential.hasDrawn,
    agenda: agendaWords,
    clock,
    random: Math.random,
  });
  const erasure = erasures({
    ...records,
    removeCredentials: credential.scrub,
    removeBallots: ballot.remove,
    removeVoices: voice.remove,
    newPerson: () => UserId.parse(randomUUID()),
  });
  const promise = promiseRoom({ pulses, plan: followUp.plan, clock });
  const pulse = pulseRoom({
    ...records,
    directory,
    enrol: credential.enrol,
    openBox: ballot.open,
    openVoices: voice.open,
    plan: followUp.plan,
    duePromise: promise.due,
    discard: erasure.retire,
    zoneOf: gateways.calendars.zoneOf,
    clock,
    newId: () => PulseId.parse(randomBytes(16).toString('base64url')),
  });
  const report = reportRoom({
    ...records,
    seal: ballot.seal,
    hasBox: (pulse) => isKnown(ballot.turnout(pulse)),
    hasCredentials: credential.exists,
    lost: (pulse, missing) =>
      log.error({ pulse, missing }, 'a part of an open pulse is missing in the store; it is closed without a result'),
    issued: credential.issued,
    publishBulletin: ballot.publish,
    publishVoices: voice.publish,
    scrubCredentials: credential.scrub,
  });
  return {
    ...records,
    directory,
    guard: guard({ teams, directory, isAsked: rolls.has }),
    teamList: teamList({ teams, directory }),
    team,
    cadence: cadenceRoom({ teams, directory, calendar: series, isInOutlook, clock }),
    pulse,
    credential,
    ballot,
    voice,
    report,
    joinedReports: joinedReports(records),
    followUp,
    promise,
    mirror: mirrorRoom({ pulses, directory, clock }),
    erasure,
  };
}

/** All of Microsoft. */
export function microsoft(
  config: Config,
  network: Network,
  app: express.Application,
  clock: () => Instant,
  log: Logger,
): Gateways & { channel: Bot } {
  const graph = graphOf(tokens(config, network, log), network);
  return {
    directory: graphDirectory(graph, clock),
    series: seriesCalendar(graph, config.appId),
    channel: bot(config, network, app),
    feed: feed(graph, config.appId, network),
    calendars: calendars(graph, network),
  };
}

export async function open(config: Config, { clock, network, fatal, sink, ...more }: Environment): Promise<Mutual> {
  const log = pino({ level: config.logLevel }, sink);
  const { dataFolder, memberDatabase } = config;
  const members = await (memberDatabase ? openMembersIn(memberDatabase) : openMembers(join(dataFolder, 'members'), fatal));
  const box = await boxFor(config, { clock, fatal });
  const app = express().disable('x-powered-by').disable('etag');
  const gateways = microsoft(config, network, app, clock, log);
  const rooms = composeRooms({ ...members, ...box }, gateways, config, clock, log, more);
  const { tick, stop } = schedule({ ...rooms, clock, log });
  const lookForLost = lookingForLost({ ...rooms, clock });
  if (!(await isSecretOurs(rooms, clock()))) log.error(OTHER_SECRET);
  const troubled = troubles(log);

  app.use('/tab', pageHeaders(config.ballots ? [config.ballots.url] : []), await pages(TAB));
  app.use(front(consentLink(config)));
  app.use(answerHeaders());
  bindProbes(app, () => rooms.teams.due(0));
  box.bind(app);
  app.post('/api/messages', botToken(config, network), activity);
  await gateways.channel.start(botSide(rooms));
  bindMembers(app, { ...rooms, verify: tokenVerifier(config, network, log), ballots: config.ballots?.url ?? null });
  app.use(unknownAddress, problemHandler(log));

  return {
    app,
    async tick() {
      await lookForLost().catch((error: unknown) => troubled(error, 'it could not be seen yet whether open pulses are whole'));
      await tick();
    },
    async close() {
      await stop();
      await rooms.credential.close();
      await members.close();
      await box.close();
    },
  };
}

/** Refused is that it is known; anything else may pass. */
const isKnown = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal && error.code === 'unknown-pulse') return false;
      throw error;
    },
  );

/** What the bot needs of the rooms. */
const botSide = ({ team, teamList, pulses }: Rooms): BotSide => ({
  team,
  pulsesOf: async (user) => {
    const found = await Promise.allSettled((await teamList.own(user)).map((own) => pulses.ofTeam(own)));
    // A team that can't be read is missing alone.
    return found
      .flatMap((own) => (own.status === 'fulfilled' ? own.value : []))
      .toSorted((one, other) => other.terms.opensAt - one.terms.opensAt);
  },
});

/** The ballot box in this process, or the way to the one that is apart, where its endpoints are and what it holds. */
async function boxFor(config: Config, environment: Pick<Environment, 'clock' | 'fatal'>) {
  if (config.ballots) return { ...linkedBox(config.ballots), bind: () => {}, close: async () => {} };
  const box = await openBallotBox(config, environment);
  return { ...box, bind: (app: express.Application) => bindAnonymous(app, box) };
}
