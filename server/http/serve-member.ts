// Binds an endpoint that is called in somebody's name: the token says who, the guard says whether they may.
import type { Router } from 'express';
import type * as z from 'zod/mini';
import { PulseId, TeamId } from '#domain/ids';
import type { MemberEndpoint, Params } from '#contract/endpoint';
import type { Guard, Subject } from '../access/guard.ts';
import type { Caller, VerifyToken } from '../access/token.ts';
import { json } from './body.ts';
import { answer, on, type Reply } from './serve.ts';

export type ServeMember = <P extends Params, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  endpoint: MemberEndpoint<P, Q, S>,
  handler: (caller: Caller, params: z.output<P>, body: z.output<Q>) => Reply<S>,
) => void;

/**
 * @param verify who is asking; refuses whoever can't prove it
 * @param guard reads the endpoint's rule; refuses whoever may not, once the request is known to be well-formed
 */
export const memberServer =
  (router: Router, verify: VerifyToken, guard: Guard): ServeMember =>
  (endpoint, handler) =>
    on(router, endpoint, json, async (request, response) => {
      const caller = await verify(request.headers.authorization);
      await answer(endpoint, request, response, async (params, body) => {
        await guard(endpoint.access, caller, subjectOf(params));
        return handler(caller, params, body);
      });
    });

/** The parameters that name a team or a pulse, in whichever endpoint. */
function subjectOf(params: unknown): Subject {
  const { team, pulse } = params as { team?: unknown; pulse?: unknown };
  return { ...(team !== undefined && { team: TeamId.parse(team) }), ...(pulse !== undefined && { pulse: PulseId.parse(pulse) }) };
}
