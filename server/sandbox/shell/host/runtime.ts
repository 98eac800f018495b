// What each host says it can do: https://learn.microsoft.com/microsoftteams/platform/m365-apps/teamsjs-support-m365
import type { HostKind } from '../seat.ts';

export const CLIENT_TYPE = { teams: 'desktop', phone: 'android', outlook: 'web' } as const satisfies Record<HostKind, string>;
export const HOST_NAME = { teams: 'Teams', phone: 'Teams', outlook: 'Outlook' } as const satisfies Record<HostKind, string>;

const everywhere = { app: {}, dialog: { url: {}, update: {} }, pages: { currentApp: {} } };

const SUPPORTS: Record<HostKind, object> = {
  teams: {
    ...everywhere,
    dialog: { card: { bot: {} }, url: { bot: {} }, update: {} },
    pages: { currentApp: {}, config: {}, tabs: {} },
    stageView: {},
    teamsCore: {},
  },
  phone: { ...everywhere, dialog: { url: { bot: {} } }, pages: { currentApp: {}, config: {} }, teamsCore: {} },
  outlook: everywhere,
};

/** The JSON that teams-js receives from `initialize` and answers `isSupported()` from. */
export const runtimeOf = (host: HostKind): string =>
  JSON.stringify({
    apiVersion: 4,
    isLegacyTeams: false,
    hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
    supports: SUPPORTS[host],
  });
