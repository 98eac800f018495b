// Every permission that Mutual has, in one table: the README, the manifest, `mutual doctor` and the sandbox's tenant are held to it.
// Names: https://learn.microsoft.com/graph/permissions-reference, https://learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent

/** `application`: as the app, whoever is there. `delegated`: in the name of who is signed in. `resource-specific`: in a team that has the app. */
export type PermissionKind = 'application' | 'delegated' | 'resource-specific';

export interface Permission {
  kind: PermissionKind;
  name: string;
  /** What would not work without it, for whoever has to consent. */
  why: string;
}

export const PERMISSIONS: readonly Permission[] = [
  { kind: 'application', name: 'Team.ReadBasic.All', why: 'which teams somebody is in, so that they see their own pulses' },
  {
    kind: 'application',
    name: 'Calendars.ReadWrite',
    why: 'a changed cadence is written into its series; the conversation is proposed when all are free, and put into calendars',
  },
  {
    kind: 'application',
    name: 'Calendars.Read',
    why: 'the occurrences of the series, moved and deleted ones too; Graph takes no other permission for them',
  },
  { kind: 'application', name: 'MailboxSettings.Read', why: 'notices come in a person’s own working hours' },
  { kind: 'delegated', name: 'Calendars.ReadWrite', why: 'the series is made in the calendar of whoever sets the cadence, in their name' },
  { kind: 'resource-specific', name: 'TeamMember.Read.Group', why: 'who is in the team: who is asked, and who leads it' },
  { kind: 'resource-specific', name: 'TeamsActivity.Send.Group', why: 'notices in the activity feed of the team’s people' },
];

/** Who consents, and how often. */
export const CONSENT: Record<PermissionKind, string> = {
  application: 'an administrator, once for the organisation',
  delegated: 'an administrator, once for the organisation',
  'resource-specific': 'whoever adds Mutual to a team, for that team',
};

export const namesOf = (kind: PermissionKind): string[] => PERMISSIONS.filter((one) => one.kind === kind).map(({ name }) => name);

/** Where an administrator consents to all of it: https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent */
export const consentLink = ({ tenant, clientId }: { tenant: string; clientId: string }): string =>
  `https://login.microsoftonline.com/${tenant}/adminconsent?client_id=${clientId}`;
