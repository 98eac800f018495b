// What Teams tells the bot, parsed: what Microsoft documents of it and we need. A part that is not as documented is as if it were not there.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
import { z } from 'zod';
import { TeamId, TenantId, UserId } from '#domain/ids';

const maybe = <T extends z.core.$ZodType>(schema: T) => z.optional(schema).catch(undefined);
const Text = z.string().max(2_000);
/** Ids of Entra ID are compared as texts, and some of Microsoft's services write them in capitals. */
const id = <T extends z.core.$ZodType<unknown, string>>(schema: T) => maybe(Text.toLowerCase().pipe(schema));
const Named = z.object({ id: Text.min(1) });
const Member = z.object({ id: maybe(Text) });

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
const ChannelData = z.object({
  tenant: maybe(z.object({ id: id(TenantId) })),
  /** `id` is the conversation id of the General channel. `aadGroupId` comes with installations, and with little else. */
  team: maybe(z.object({ id: Text.min(1), name: maybe(Text), aadGroupId: id(TeamId) })),
  channel: maybe(Named),
  settings: maybe(z.object({ selectedChannel: maybe(Named) })),
  eventType: maybe(Text),
});

export const Activity = z.object({
  type: Text,
  /** `msteams`; Outlook and the Microsoft 365 app have others. */
  channelId: maybe(Text),
  /** Of an invoke. */
  name: maybe(Text),
  /** Of an `installationUpdate`. */
  action: maybe(Text),
  locale: maybe(Text),
  /** A person of another organisation may have no `aadObjectId`. */
  from: maybe(z.object({ id: maybe(Text), aadObjectId: id(UserId) })),
  recipient: maybe(Member),
  conversation: maybe(z.object({ id: Text.min(1), tenantId: id(TenantId) })),
  channelData: maybe(ChannelData),
  membersAdded: maybe(z.array(Member)),
  membersRemoved: maybe(z.array(Member)),
  value: z.optional(z.unknown()),
});
export type Activity = z.infer<typeof Activity>;

/** Is it of this organisation? One that does not say is of none. */
export const isOf = (tenant: TenantId, { channelData, conversation }: Activity): boolean =>
  (channelData?.tenant?.id ?? conversation?.tenantId) === tenant.toLowerCase();

/** The conversation without the thread in it. */
export const conversationOf = ({ conversation }: Activity): string | undefined => conversation?.id.split(';')[0];
