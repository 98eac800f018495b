// What a host tells the tab about where it is: the flat shape that teams-js turns into `app.Context`.
import type { Person, Stage } from '../../stage/stage.ts';
import type { Seat, Theme } from '../seat.ts';
import { CLIENT_TYPE, HOST_NAME } from './runtime.ts';

type FrameContext = 'content' | 'task' | 'settings';

/** One iframe of the window. */
export interface FramePlace {
  frameContext: FrameContext;
  /** The place inside the tab; empty for its start. */
  place: string;
  /** Does the frame belong to the channel, or to the person? */
  inChannel: boolean;
}

export const themeName = (theme: Theme): string => (theme === 'light' ? 'default' : theme);

const session = crypto.randomUUID();

export function contextOf({ frameContext, place, inChannel }: FramePlace, seat: Seat, person: Person, stage: Stage): object {
  const { id: groupId, name: teamName, channel: channelName } = stage.team;
  const channelId = `19:${groupId}@thread.tacv2`;
  return {
    sessionId: session,
    appSessionId: session,
    locale: seat.language,
    theme: themeName(seat.theme),
    hostName: HOST_NAME[seat.host],
    hostClientType: CLIENT_TYPE[seat.host],
    ringId: 'general',
    frameContext,
    entityId: 'mutual',
    subEntityId: place,
    userObjectId: person.id,
    userDisplayName: person.name,
    tid: stage.tenant,
    isFullScreen: false,
    isMultiWindow: false,
    dialogParameters: {},
    ...(inChannel && { teamId: channelId, groupId, teamName, channelId, channelName, channelType: 'Regular' }),
  };
}
