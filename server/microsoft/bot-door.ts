// What stands before Teams' SDK at the messaging endpoint: bodies become such as it can refuse.
import { ExpressAdapter, type HttpMethod, type HttpRouteHandler } from '@microsoft/teams.apps';

/**
 * Of whatever is not signed the SDK makes a line for its log, even for a silent one, from fields that anybody can fill: what is no text there
 * made it fail.
 */
export class BotDoor extends ExpressAdapter {
  override registerRoute(method: HttpMethod, path: string, handler: HttpRouteHandler): void {
    super.registerRoute(method, path, ({ body, headers }) => handler({ headers, body: withTexts(body) }));
  }
}

const withTexts = (body: unknown): object => {
  const told: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  for (const name of ['type', 'id', 'serviceUrl']) if (name in told && typeof told[name] !== 'string') delete told[name];
  return told;
};
