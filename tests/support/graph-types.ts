// Holds calls to Graph against the types that Microsoft generates from Graph's own metadata: the compiler says what Graph does not have.
// https://github.com/microsoftgraph/msgraph-typescript-typings
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GraphCall } from './graph-calls.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TSC = join(ROOT, 'node_modules/.bin/tsc');

/** What the types leave out: actions, on what they are bound and what they take. */
const ACTIONS: Record<string, { on: string; takes: string }[]> = {
  // https://learn.microsoft.com/graph/api/calendar-getschedule
  getSchedule: [
    {
      on: 'Calendar',
      takes: '{ schedules: string[]; startTime: DateTimeTimeZone; endTime: DateTimeTimeZone; availabilityViewInterval?: number }',
    },
  ],
  // https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification, https://learn.microsoft.com/graph/api/team-sendactivitynotification
  sendActivityNotification: [
    { on: 'UserTeamwork', takes: 'Notification' },
    { on: 'Team', takes: 'Notification & { recipient: Recipient }' },
  ],
  // https://learn.microsoft.com/graph/api/event-cancel
  cancel: [{ on: 'Event', takes: '{ comment?: string }' }],
};

/** https://learn.microsoft.com/graph/query-parameters */
const OPTIONS = ['$select', '$expand', '$filter', '$orderby', '$top', '$skip', '$count', '$search', '$skiptoken'];
/** Parameters that are no options: https://learn.microsoft.com/graph/api/event-list-instances */
const PARAMETERS: Record<string, string[]> = {
  instances: ['startDateTime', 'endDateTime'],
  calendarView: ['startDateTime', 'endDateTime'],
};

const HEAD = `
import type { Calendar, DateTimeTimeZone, Event, ItemBody, KeyValuePair, Team, TeamworkActivityTopic, User, UserTeamwork } from '@microsoft/microsoft-graph-types';
type Step<T, K extends keyof T> = NonNullable<T[K]> extends readonly (infer E)[] ? E : NonNullable<T[K]>;
// All of their fields may be missing, so that by its fields each would pass for each.
type Is<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
interface Root { users: User[]; me: User; teams: Team[] }
interface Recipient { '@odata.type': '#microsoft.graph.aadUserNotificationRecipient' | 'microsoft.graph.aadUserNotificationRecipient'; userId: string }
interface Notification { topic: TeamworkActivityTopic; activityType: string; chainId?: number; previewText: ItemBody; teamsAppId?: string; templateParameters?: KeyValuePair[] }
`;

/** @returns for each call that Graph does not have, what the compiler says; a call is named by its method and path */
export async function unknownToGraph(calls: readonly GraphCall[]): Promise<string[]> {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.graph-calls-'));
  try {
    const lines = [HEAD, ...calls.map((call, nth) => statement(call, nth).replaceAll('\n', ' '))];
    writeFileSync(join(folder, 'calls.ts'), lines.join('\n'));
    const first = HEAD.split('\n').length;
    const said = await compile(join(folder, 'calls.ts'));
    return [...said.matchAll(/calls\.ts\((\d+),\d+\): error (.*)/g)].map(([, line, error]) => {
      const call = calls[Number(line) - first - 1];
      return `${call?.method} ${call?.path}: ${error}`;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const compile = (file: string): Promise<string> =>
  new Promise((done) => {
    const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'esnext', '--moduleResolution', 'bundler'];
    execFile(TSC, [...options, file], (_error, out) => done(out));
  });

/** One line of a program that compiles if Graph has this call. */
function statement({ method, path, query, body }: GraphCall, nth: number): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  if (path === '/$batch') return ';';
  const last = segments.at(-1) ?? '';
  const actions = method === 'POST' ? ACTIONS[last] : undefined;
  const at = typeOf(actions ? segments.slice(0, -1) : segments);
  const bound = actions?.map(({ on, takes }) => `Is<${at}, ${on}> extends true ? ${takes} : `).join('');
  const takes = method === 'GET' || method === 'DELETE' ? 'undefined' : bound === undefined ? at : `${bound}never`;
  const options = query.map(([name, value]) => optionOf(name, value, last));
  const selected = options.map((option) => `, ${option}`).join('');
  return `export const call${nth}: [${takes}${query.map(([name]) => `, ${name === '$select' ? `(keyof ${at})[]` : 'true'}`).join('')}] = [${JSON.stringify(body) ?? 'undefined'}${selected}]; type At${nth} = ${at}; export type { At${nth} };`;
}

/** `true` for what may stand there; what is selected must be a name of the entity. */
function optionOf(name: string, value: string, last: string): string {
  if (name === '$select') return JSON.stringify(value.split(','));
  return String(OPTIONS.includes(name) || (PARAMETERS[last]?.includes(name) ?? false));
}

/** What stands at a path: each second segment behind a collection is the key of one thing in it. */
function typeOf(segments: readonly string[]): string {
  let type = 'Root';
  for (const segment of segments) if (!isKey(segment)) type = `Step<${type}, '${segment}'>`;
  return type;
}

/** Graph's own names are words in camel case; its keys are longer, or have digits or signs. */
const isKey = (segment: string) => !/^[a-zA-Z]{1,40}$/.test(segment);
