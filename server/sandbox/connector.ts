// The stand-in for the bot connector: the bot's way into the channel.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { z } from 'zod';
import { BOT_FRAMEWORK, type Tokens } from './entra/tokens.ts';
import { hasMutual, membersOf, teamsIn } from './world/other-team.ts';
import type { Someone, World } from './world/world.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';

const Activity = z.object({
  type: z.literal('message'),
  text: z.string().default(''),
  attachments: z.array(z.object({ contentType: z.string(), content: z.record(z.string(), z.unknown()) })).default([]),
});

class ConnectorRefusal extends Error {
  override readonly name = 'ConnectorRefusal';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Belongs where the `serviceUrl` of activities leads. */
export function connector(world: World, tokens: Tokens): Router {
  const router = Router();
  router.use(onlyOurBot(world, tokens), express.json({ limit: '1mb' }));

  // https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#send-to-conversation
  router.post('/v3/conversations/:conversation/activities', ({ params, body }, response) => {
    const at = conversationIn(world, params.conversation);
    const { text, card } = message(body);
    const id =
      at.kind === 'channel' ? world.post(null, text, card, world.now(), at.id) : String(world.chats.push({ conversation: at.id, text }));
    response.status(201).json({ id });
  });

  // https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#update-activity
  router.put('/v3/conversations/:conversation/activities/:activity', ({ params, body }, response) => {
    const { id } = conversationIn(world, params.conversation);
    const { text, card } = message(body);
    if (!world.edit(id, params.activity, text, card))
      throw new ConnectorRefusal(404, 'ActivityNotFoundInConversation', 'Activity not found.');
    response.json({ id: params.activity });
  });

  // https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#get-conversation-members
  router.get('/v3/conversations/:conversation/members', ({ params }, response) => {
    conversationIn(world, params.conversation);
    response.json(world.members().map((person) => account(world, person)));
  });

  // https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#get-teams-details
  router.get('/v3/teams/:team', ({ params }, response) => {
    const team = teamsIn(world).find(({ channel }) => channel === params.team);
    if (team === undefined) throw notFound();
    if (!hasMutual(world, team.id)) throw notInRoster();
    const { id: aadGroupId, name } = team;
    const { channels } = team === world.team ? world : team;
    const memberCount = membersOf(world, team.id).length;
    response.json({
      id: team.channel,
      name,
      type: 'standard',
      aadGroupId,
      channelCount: channels.length,
      memberCount,
      tenantId: world.registration.tenant,
    });
  });

  router.use(refused);
  return router;
}

const onlyOurBot =
  (world: World, tokens: Tokens): RequestHandler =>
  async ({ headers }, _response, next) => {
    const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    const claims = token === undefined ? undefined : await tokens.entra.verify(token);
    const ours = claims?.aud === BOT_FRAMEWORK && claims['appid'] === world.registration.clientId;
    next(ours ? undefined : new ConnectorRefusal(401, 'Unauthorized', 'Authorization has been denied for this request.'));
  };

const notFound = () => new ConnectorRefusal(404, 'ConversationNotFound', 'Conversation not found.');
const notInRoster = () => new ConnectorRefusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

/** A reply in a thread names the thread behind the channel. */
function conversationIn(world: World, conversation: string): { kind: 'channel' | 'chat'; id: string } {
  const id = conversation.split(';')[0] ?? '';
  if ([...world.people.keys()].some((person) => world.chatOf(person) === id)) return { kind: 'chat', id };
  if (world.other?.team.channel === id) return { kind: 'channel', id };
  if (world.state === 'deleted' || !world.channels.some((channel) => channel.id === id)) throw notFound();
  if (!world.reachesTeam) throw notInRoster();
  return { kind: 'channel', id };
}

function message(body: unknown): { text: string; card: object | null } {
  const { data } = Activity.safeParse(body);
  if (data === undefined) throw new ConnectorRefusal(400, 'BadSyntax', 'The activity is not a message.');
  return { text: data.text, card: data.attachments.find(({ contentType }) => contentType === CARD)?.content ?? null };
}

const account = ({ registration }: World, { id, name, mail }: Someone) => ({
  id: `29:${id}`,
  name,
  aadObjectId: id,
  email: mail,
  userPrincipalName: mail,
  tenantId: registration.tenant,
  userRole: 'user',
});

const refused: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof ConnectorRefusal) response.status(error.status).json({ error: { code: error.code, message: error.message } });
  else next(error);
};
