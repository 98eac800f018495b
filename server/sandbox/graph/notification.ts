// The activity feed: https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification
import { z } from 'zod';
import { personOf } from './people.ts';
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

export const notification: Route[] = [
  {
    denied: 'Forbidden',
    app: ['TeamsActivity.Send'],
    delegated: ['TeamsActivity.Send'],
    method: 'POST',
    path: '/users/:user/teamwork/sendActivityNotification',
    answer: send,
  },
];

function send({ world, activityTypes, params, body }: Call) {
  const person = personOf(world, params['user'] ?? '');
  const sent = parse(Notification, body, 'BadRequest');
  mustBeDeclared(activityTypes, sent);
  if (!world.hasApp(person)) throw new GraphRefusal(403, 'Forbidden', 'Application with AAD App Id is not installed for the recipient.');
  const title = sent.topic.source === 'text' ? sent.topic.value : '';
  const place = sent.topic.source === 'text' ? placeOf(sent.topic.webUrl) : '';
  world.notify({ to: person.id, at: world.now(), title, text: sent.previewText.content, place, chain: sent.chainId?.toString() ?? null });
  return { status: 204 };
}

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

/** The subPageId in a deep link; none in a context that is no JSON. */
function placeOf(webUrl: string): string {
  try {
    return Context.parse(JSON.parse(new URL(webUrl).searchParams.get('context') ?? '{}')).subEntityId;
  } catch {
    return '';
  }
}

const Context = z.object({ subEntityId: z.string().default('') });
