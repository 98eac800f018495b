// Whoever speaks to the bot shows a token of the Bot Framework. Looked at before Teams' SDK is, which asks Microsoft for keys at every new name of one.
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { RequestHandler } from 'express';
import { Refusal } from '#contract/problem';
import type { Config } from '../config.ts';
import type { Network } from './network.ts';

const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const ISSUER = 'https://api.botframework.com';
/** Keys are asked for at most so often, whatever names come. A new one is published long before it signs. */
const COOLDOWN_MS = 30_000;
const TIMEOUT_MS = 5_000;
/** After Microsoft could not be reached, so long nobody makes us ask again. */
const PAUSE_MS = 5_000;

/**
 * Refuses `no-token`, `bad-token` and, when Microsoft's keys can't be had, `unavailable`.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
 */
export function botToken({ clientId }: Pick<Config, 'clientId'>, { bot: { cloud } }: Pick<Network, 'bot'>): RequestHandler {
  const keysAt = new URL((cloud?.openIdMetadataUrl ?? METADATA).replace(/\/openidconfiguration$/, '/keys'));
  const keys = createRemoteJWKSet(keysAt, { timeoutDuration: TIMEOUT_MS, cooldownDuration: COOLDOWN_MS });
  let pausedUntil = 0;
  const options = { algorithms: ['RS256'], audience: [clientId], issuer: cloud?.tokenIssuer ?? ISSUER, clockTolerance: 300 };

  return async ({ headers: { authorization } }, _response, next) => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new Refusal('no-token');
    if (keys.jwks() === undefined && Date.now() < pausedUntil) throw new Refusal('unavailable');
    await jwtVerify(token, keys, options).catch((error: unknown) => {
      if (isOfToken(error)) throw new Refusal('bad-token');
      pausedUntil = Date.now() + PAUSE_MS;
      throw new Refusal('unavailable');
    });
    next();
  };
}

/** What is wrong with a token has one of these codes; anything else is trouble with the keys. */
const OF_TOKEN = /^ERR_(JWS|JWT)_|^ERR_JWKS_(NO_MATCHING_KEY|MULTIPLE_MATCHING_KEYS)$|^ERR_JOSE_(ALG_NOT_ALLOWED|NOT_SUPPORTED)$/;
const isOfToken = (error: unknown) => error instanceof Error && 'code' in error && OF_TOKEN.test(String(error.code));
