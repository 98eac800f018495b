// The activity feed through Graph, in the scope of the team: its installation reaches the people of the team, and no other.
// https://learn.microsoft.com/graph/api/team-sendactivitynotification
import { createHash } from 'node:crypto';
import type { UserId } from '#domain/ids';
import type { Terms } from '#domain/pulse/terms';
import type { Feed } from '../follow-up/ways.ts';
import { noticeWords, promiseReminderWords } from '../follow-up/words.ts';
import { undelivered, type Graph } from './graph.ts';
import { deepLink } from './links.ts';
import type { Network } from './network.ts';

/** Declared in the manifest. */
const ACTIVITY = {
  opened: 'pulseOpened',
  reminder: 'pulseReminder',
  result: 'pulseResult',
  'below-floor': 'pulseBelowFloor',
  promise: 'pulsePromise',
} as const;

interface Notice {
  topic: string;
  text: string;
}

/**
 * Notices leave one after another, each at least a `pause` after the one before, whichever team they are for.
 * https://learn.microsoft.com/graph/throttling-limits#microsoft-teams-service-limits
 */
export function feed(graph: Graph, appId: string, { pause }: Pick<Network, 'pause'>): Feed {
  let turn: Promise<void> = Promise.resolve();

  async function send(
    to: UserId,
    activityType: string,
    { topic, text }: Notice,
    chain: string,
    terms: Terms,
    channel: string,
  ): Promise<void> {
    const body = {
      topic: {
        source: 'text',
        value: topic,
        webUrl: deepLink(appId, { to: 'pulse', team: terms.team, pulse: terms.pulse, key: terms.keyId }, channel),
      },
      activityType,
      previewText: { content: text },
      templateParameters: [{ name: 'team', value: terms.teamName }],
      chainId: chainOf(chain),
      teamsAppId: appId,
      recipient: { '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId: to },
    };
    const mine = turn;
    turn = mine.then(pause);
    await mine;
    await graph.asApp.api(`/teams/${terms.team}/sendActivityNotification`).post(body).catch(undelivered);
  }

  return {
    notify: async (to, kind, terms, channel) => send(to, ACTIVITY[kind], await noticeWords(kind, terms), terms.pulse, terms, channel),
    // It replaces no notice about the pulse, and none replaces it.
    remindOfPromise: async (to, promise, terms, channel) =>
      send(to, ACTIVITY.promise, await promiseReminderWords(promise, terms), `${terms.pulse}.promise`, terms, channel),
  };
}

/** A positive number that fits a double: what is sent later about the same thing replaces what was sent before. */
const chainOf = (pulse: string): number => createHash('sha256').update(pulse).digest().readUIntBE(0, 6);
