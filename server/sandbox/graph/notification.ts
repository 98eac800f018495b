// The activity feed, in the scope of a person who has the app and of a team that has it.
import { z } from 'zod';
import { reachesIn, teamWith } from '../world/other-team.ts';
import type { Someone, World } from '../world/world.ts';
import { personOf, teamOf } from './people.ts';
import { badRequest, GraphRefusal, parse } from './refusal.ts';
import type { ActivityType, Call, Route } from './route.ts';

const Topic = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('text'), value: z.string().min(1), webUrl: z.string().startsWith('https://teams.microsoft.com/l/') }),
  z.strictObject({ source: z.literal('entityUrl'), value: z.string().startsWith('https://graph.microsoft.com/') }),
]);

const Notification = z.strictObject({
  topic: Topic,
  activityType: z.string(),
  previewText: z.strictObject({ content: z.string() }),
  templateParameters: z.array(z.strictObject({ name: z.string(), value: z.string() })).default([]),
  /** Edm.Int64 */
  chainId: z.int().optional(),
  teamsAppId: z.guid().optional(),
});
type Notification = z.infer<typeof Notification>;

/** https://learn.microsoft.com/graph/api/resources/aadusernotificationrecipient */
const ToSomebody = Notification.extend({
  recipient: z.strictObject({
    '@odata.type': z.string().regex(/^#?microsoft\.graph\.aadUserNotificationRecipient$/i),
    userId: z.string().min(1),
  }),
});

export const notification: Route[] = [
  {
    // https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification
    denied: 'Forbidden',
    app: ['TeamsActivity.Send.User', 'TeamsActivity.Send'],
    delegated: ['TeamsActivity.Send'],
    method: 'POST',
    path: '/users/:user/teamwork/sendActivityNotification',
    answer(call) {
      const person = personOf(call.world, call.params['user'] ?? '');
      return send(call, person, parse(Notification, call.body, 'BadRequest'), call.world.hasPersonalApp(person));
    },
  },
  {
    // https://learn.microsoft.com/graph/api/team-sendactivitynotification
    denied: 'Forbidden',
    app: ['TeamsActivity.Send.Group', 'TeamsActivity.Send'],
    delegated: ['TeamsActivity.Send'],
    method: 'POST',
    path: '/teams/:team/sendActivityNotification',
    answer(call) {
      const { id } = teamOf(call.world, call.params['team'] ?? '');
      const { recipient, ...sent } = parse(ToSomebody, call.body, 'BadRequest');
      const person = personOf(call.world, recipient.userId);
      return send(call, person, sent, reachesIn(call.world, person, id));
    },
  },
];

/** A team's installation is not a person's, and the other way round. */
function send({ world, activityTypes, path }: Call, person: Someone, sent: Notification, isInstalled: boolean) {
  mustBeDeclared(activityTypes, sent);
  if (!isInstalled) throw notInstalled(world, path);
  const title = sent.topic.source === 'text' ? sent.topic.value : '';
  const place = sent.topic.source === 'text' ? placeOf(sent.topic.webUrl, world, person) : '';
  world.notify({ to: person.id, at: world.now(), title, text: sent.previewText.content, place, chain: sent.chainId?.toString() ?? null });
  return { status: 204 };
}

const notInstalled = ({ registration }: World, path: string) =>
  new GraphRefusal(
    403,
    'Forbidden',
    `Application with AAD App Id '${registration.clientId}' is not authorized to generate custom text notifications about '/v1.0${path}' to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).`,
  );

/** Every name in the template needs a value; `{actor}` is filled in by Teams. */
function mustBeDeclared(activityTypes: readonly ActivityType[], { activityType, templateParameters }: Notification): void {
  if (activityType === 'systemDefault') return;
  const declared = activityTypes.find(({ type }) => type === activityType);
  if (declared === undefined)
    throw badRequest(`The activity type '${activityType}' is not declared in the app's manifest.`, 'InvalidActivityType');
  const given = new Set(['actor', ...templateParameters.map(({ name }) => name)]);
  const missing = [...declared.templateText.matchAll(/\{(\w+)\}/g)].find(([, name = '']) => !given.has(name));
  if (missing !== undefined) throw badRequest(`The template parameter ${missing[0]} has no value.`, 'InvalidTemplateParameter');
}

/**
 * The subPageId in a deep link, if it opens something that this person has: the tab in a channel of the team, or their own app.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
function placeOf(webUrl: string, world: World, person: Someone): string {
  const { subEntityId, channelId } = contextOf(webUrl);
  const team = channelId === undefined ? undefined : teamWith(world, channelId);
  const opens = channelId === undefined ? world.hasPersonalApp(person) : team !== undefined && reachesIn(world, person, team.id);
  return opens ? subEntityId : '';
}

/** Nothing in a context that is no JSON. */
function contextOf(webUrl: string): z.infer<typeof Context> {
  try {
    return Context.parse(JSON.parse(new URL(webUrl).searchParams.get('context') ?? '{}'));
  } catch {
    return { subEntityId: '' };
  }
}

const Context = z.object({ subEntityId: z.string().default(''), channelId: z.string().optional() });
