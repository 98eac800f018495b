// What several endpoints have in common.
import * as z from 'zod/mini';
import { PulseId, TeamId } from '#domain/ids';

export const noBody = z.undefined();
export const noParams = z.strictObject({});
export const ofTeam = z.strictObject({ team: TeamId });
export const ofPulse = z.strictObject({ team: TeamId, pulse: PulseId });
export const ofBox = z.strictObject({ pulse: PulseId });
