// What happens to teams, as Teams tells the bot: each activity is one change in the life of one team.
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
import type { TenantId } from '#domain/ids';
import type { TeamRoom } from '../team/team.ts';
import { conversationOf, isOf, type Activity } from './activity.ts';

/** Hears an activity that nobody waits for. What is of another organisation, or of no team, is not heard. */
export type HearEvent = (activity: Activity) => Promise<void>;

export function events(room: TeamRoom, ours: TenantId): HearEvent {
  /** The installer chooses a channel, which is also the conversation then; of an upgrade the conversation may be the team. */
  const chosenIn = (activity: Activity, thread: string): string | null => {
    const conversation = conversationOf(activity);
    const chosen = activity.channelData?.settings?.selectedChannel?.id;
    return chosen ?? (conversation === undefined || (conversation === thread && activity.action !== 'add') ? null : conversation);
  };

  return async (activity) => {
    const { type, action, channelData, recipient, membersAdded, membersRemoved } = activity;
    const named = channelData?.team;
    if (named === undefined || !isOf(ours, activity)) return;
    const { id: thread, name = '', aadGroupId: team = null } = named;
    const reference = { thread, team };
    const has = (members: Activity['membersAdded']) =>
      recipient?.id !== undefined && members?.some(({ id }) => id === recipient.id) === true;

    if (type === 'installationUpdate') {
      if (action === 'remove') return room.left(reference);
      if (action !== 'add' && action !== 'add-upgrade') return;
      const channel = chosenIn(activity, thread);
      return team === null ? void (await room.met(reference, channel)) : room.added({ team, thread, name }, channel);
    }
    if (type === 'conversationUpdate' && has(membersRemoved)) return room.left(reference);

    // Case is not the same on all of Microsoft's pages.
    switch (type === 'conversationUpdate' ? channelData?.eventType?.toLowerCase() : undefined) {
      case 'teamdeleted':
      case 'teamharddeleted':
        return room.left(reference);
      case 'teamrenamed':
        if (name !== '') await room.renamed(reference, name);
        break;
      case 'teamarchived':
        return room.archived(reference, true);
      case 'teamunarchived':
        await room.archived(reference, false);
        break;
      case 'channeldeleted':
        if (channelData?.channel) await room.lostChannel(reference, channelData.channel.id);
        break;
    }
    // Whoever speaks is there: a store that was lost, or an activity that never came, is made up for.
    await room.met(reference, has(membersAdded) ? chosenIn(activity, thread) : null);
  };
}
