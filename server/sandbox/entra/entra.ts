// The stand-in for Entra ID and for the keys of the Bot Framework, as routes.
import express, { Router, type ErrorRequestHandler } from 'express';
import type { World } from '../world/world.ts';
import { EntraRefusal, grant, type Form } from './grants.ts';
import type { Tokens } from './tokens.ts';

const LOGIN = 'https://login.microsoftonline.com';

/** Belongs where `https://login.microsoftonline.com` would be. */
export function entra(world: World, tokens: Tokens): Router {
  const router = Router();
  router.get('/:tenant/v2.0/.well-known/openid-configuration', ({ params: { tenant } }, response) => void response.json(metadata(tenant)));
  router.get('/:tenant/discovery/v2.0/keys', (_request, response) => void response.json(tokens.entra.published));
  router.post('/:tenant/oauth2/v2.0/token', express.urlencoded({ extended: false }), async ({ params: { tenant }, body }, response) => {
    response.set('Cache-Control', 'no-store').json(await grant(world, tokens, tenant, (body ?? {}) as Form));
  });
  router.use(refused);
  return router;
}

const metadata = (tenant: string) => ({
  issuer: `${LOGIN}/${tenant}/v2.0`,
  authorization_endpoint: `${LOGIN}/${tenant}/oauth2/v2.0/authorize`,
  token_endpoint: `${LOGIN}/${tenant}/oauth2/v2.0/token`,
  jwks_uri: `${LOGIN}/${tenant}/discovery/v2.0/keys`,
  id_token_signing_alg_values_supported: ['RS256'],
});

/** Belongs where `https://login.botframework.com/v1` would be. Teams' SDK puts `keys` in the place of the last word. */
export function botFramework(tokens: Tokens): Router {
  const router = Router();
  router.get('/.well-known/openidconfiguration', ({ baseUrl, protocol, host }, response) => {
    response.json({ issuer: 'https://api.botframework.com', jwks_uri: `${protocol}://${host}${baseUrl}/.well-known/keys` });
  });
  router.get('/.well-known/keys', (_request, response) => void response.json(tokens.bots.published));
  return router;
}

const refused: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof EntraRefusal) response.status(error.status).json(error.body);
  else next(error);
};
