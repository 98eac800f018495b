// The wire, in the order in which a pulse flows. Both sides read it; nothing else goes over HTTP between them.
import { action } from './api/action.ts';
import { ballot } from './api/ballot.ts';
import { cadence } from './api/cadence.ts';
import { followUp } from './api/follow-up.ts';
import { mirror } from './api/mirror.ts';
import { promise } from './api/promise.ts';
import { pulse } from './api/pulse.ts';
import { report } from './api/report.ts';
import { team } from './api/team.ts';
import { voice } from './api/voice.ts';

export type { ActionEntry, Actions } from './api/action.ts';
export type { CadenceSettings, CadenceView } from './api/cadence.ts';
export { Reason } from './api/follow-up.ts';
export type { Conversation, Deliveries, Delivery } from './api/follow-up.ts';
export type { MirrorInput, Mirrors } from './api/mirror.ts';
export type { PromiseView, Promises } from './api/promise.ts';
export type { NextItems, PulseSummary, PulseView } from './api/pulse.ts';
export type { JoinedPage, JoinedTeam } from './api/report.ts';
export type { Me, TeamsPage, TeamView } from './api/team.ts';

export const api = { ...team, ...cadence, ...pulse, ...ballot, ...voice, ...report, ...followUp, ...promise, ...mirror, ...action };
