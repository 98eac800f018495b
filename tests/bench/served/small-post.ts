// A request as members send them, about 300 bytes, with an empty handler behind it: what HTTP alone costs.
import { z } from 'zod';
import { member } from '#contract/endpoint';
import { TeamId } from '#domain/ids';

export const smallPost = member({
  method: 'POST',
  path: '/api/teams/:team/small',
  access: 'organisation',
  params: z.strictObject({ team: TeamId }),
  request: z.strictObject({ name: z.string(), note: z.string(), answers: z.array(z.int().min(0).max(5)).max(10) }),
  response: z.strictObject({ taken: z.int() }),
});
