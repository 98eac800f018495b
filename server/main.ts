// The composition root: configuration and world → adapters → rooms → app and scheduler.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomBytes } from 'node:crypto';
import express from 'express';
import { pino } from 'pino';
import { PulseId, type Instant } from '#domain/ids';
import { bindMembers } from './app.ts';
import { bindAnonymous } from './ballot-app.ts';
import { openBallotBox } from './ballot-box.ts';
import { cadences } from './cadence.ts';
import type { Config } from './config.ts';
import { credentials } from './credential.ts';
import { followUps } from './follow-up.ts';
import { linkedBox } from './http/ballot-link.ts';
import { problemHandler, unknownAddress } from './http/problem-handler.ts';
import { securityHeaders } from './http/security-headers.ts';
import { feed } from './microsoft/activity.ts';
import { bot } from './microsoft/bot.ts';
import { calendars, seriesCalendar } from './microsoft/calendar.ts';
import { directory as graphDirectory } from './microsoft/directory.ts';
import { tokens, verifier } from './microsoft/entra.ts';
import { graph as graphOf } from './microsoft/graph.ts';
import type { Network } from './microsoft/network.ts';
import { pulses } from './pulse.ts';
import { expand } from './recurrence.ts';
import { reports } from './report.ts';
import { scheduler } from './scheduler.ts';
import { openMembers } from './store/embedded-members.ts';
import { teamKey } from './team.ts';
import { agendaWords } from './words.ts';

export interface World {
  clock: () => Instant;
  network: Network;
  /** Called when something can't be made durable: the process must end, for nothing it says would be true any more. */
  fatal: (error: unknown) => never;
}

export interface Mutual {
  app: express.Application;
  tick(): Promise<void>;
  /** Waits for what was accepted and lets go of the store. */
  close(): Promise<void>;
}

const TAB = fileURLToPath(new URL('../tab', import.meta.url));

export async function open(config: Config, { clock, network, fatal }: World): Promise<Mutual> {
  const log = pino({ level: config.logLevel });
  const { teams, rolls, ...members } = await openMembers(join(config.dataFolder, 'members'), fatal);
  const box = await boxFor(config, { clock, fatal });
  const { ballot, voice } = box;
  const graph = graphOf(tokens(config, network), network);
  const directory = graphDirectory(graph, clock);
  const app = express().disable('x-powered-by').disable('etag');
  const channel = bot(config, network, app);

  const credential = credentials({ rolls, secret: config.keySecret, clock });
  const followUp = followUps({
    teams,
    directory,
    channel,
    feed: feed(graph, config.appId),
    calendars: calendars(graph),
    hasDrawn: credential.hasDrawn,
    agenda: agendaWords,
    clock,
  });
  const cadence = cadences({ teams, directory, calendar: seriesCalendar(graph, config.publicUrl), expand, clock });
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
  const { tick } = scheduler({ teams, cadence, pulse, report, followUp, clock, log });

  app.use(securityHeaders(config.ballots ? [config.ballots.url] : []));
  app.get('/healthz', (_request, response) => void response.json({ ok: true }));
  box.bind(app);
  app.use('/tab', express.static(TAB, { index: 'index.html', maxAge: '1h' }));
  await channel.start({
    added: ({ team, ...where }) =>
      teams.create(teamKey(where.tenant, team), { ...where, team, cadence: null, opening: null, pulses: [], outbox: [] }),
    pulsesOf: async (user) => {
      const ids = await directory.teamsOf(user);
      const documents = await Promise.all(ids.map((team) => teams.read(teamKey(config.tenant, team))));
      return documents.flatMap((document) => document?.pulses ?? []).reverse();
    },
  });
  const verify = verifier(config, network);
  const rooms = { cadence, pulse, credential, ballot, voice, report, followUp };
  bindMembers(app, { tenant: config.tenant, verify, teams, directory, ...rooms, ballots: config.ballots?.url ?? null });
  app.use(unknownAddress, problemHandler(log));

  return {
    app,
    tick,
    async close() {
      await tick();
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
