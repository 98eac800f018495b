// Who may do what: one row for each endpoint. Tests ask the server; the page for the works council shows it.
import type { api } from './api.ts';
import type { ProblemCode } from './problem.ts';

/**
 * Towards one team, as Entra ID and Graph say it. `member`: on the roll of the pulse. `guest`: in the team and not asked.
 * `leader`: owns the team. `admin`: has the app role and is in no team. `colleague`: of the same organisation, not in the team.
 */
export const ROLES = ['member', 'guest', 'leader', 'admin', 'colleague', 'foreigner', 'nobody'] as const;
export type Role = (typeof ROLES)[number];

type Row = Readonly<Record<Role, 'may' | ProblemCode>>;

/** Of another organisation; not signed in. */
const outside = { foreigner: 'foreign-tenant', nobody: 'no-token' } as const;

/** Answers nothing about the person, so it asks nobody who they are. */
const everybody: Row = { member: 'may', guest: 'may', leader: 'may', admin: 'may', colleague: 'may', foreigner: 'may', nobody: 'may' };
/** Everyone is told only of their own teams. */
const organisation: Row = { ...everybody, ...outside };
const team: Row = { ...organisation, colleague: 'not-in-team' };
const governors: Row = { ...team, member: 'not-admin', guest: 'not-admin' };
const leader: Row = { ...team, member: 'not-leader', guest: 'not-leader', admin: 'not-leader' };
const asked: Row = { ...team, guest: 'not-in-roll', leader: 'not-in-roll', admin: 'not-in-roll' };

export const MAY: Readonly<Record<keyof typeof api, Row>> = {
  me: organisation,
  cadence: governors,
  previewCadence: governors,
  saveCadence: governors,
  deliveries: governors,
  pulses: organisation,
  openPulse: leader,
  pulse: team,
  credential: asked,
  keys: everybody,
  cast: everybody,
  bulletin: everybody,
  speak: everybody,
  answer: everybody,
  report: team,
  together: team,
  voices: team,
  reply: leader,
  conversation: team,
  confirmConversation: leader,
};
