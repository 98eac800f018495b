// The stand-in for Entra ID and for the keys of the Bot Framework, as routes.
import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import type { EntraTrouble, World } from '../world/world.ts';
import { EntraRefusal, grant, type Form } from './grants.ts';
import type { Tokens } from './tokens.ts';

const LOGIN = 'https://login.microsoftonline.com';

/** Belongs where `https://login.microsoftonline.com` would be. */
export function entra(world: World, tokens: Tokens): Router {
  const router = Router();
  router.get(['/:tenant/v2.0/.well-known/openid-configuration', '/:tenant/discovery/v2.0/keys'], trouble(world));
  router.get('/:tenant/v2.0/.well-known/openid-configuration', ({ params: { tenant } }, response) => void response.json(metadata(tenant)));
  router.get('/:tenant/discovery/v2.0/keys', (_request, response) => void response.json(tokens.entra.published));
  router.post('/:tenant/oauth2/v2.0/token', express.urlencoded({ extended: false }), async ({ params: { tenant }, body }, response) => {
    response.set('Cache-Control', 'no-store').json(await grant(world, tokens, tenant, (body ?? {}) as Form));
  });
  router.use(refused);
  return router;
}

const PAGE = '<!DOCTYPE html><html><body>Our services are not available right now</body></html>';
const IN_ITS_PLACE: Record<EntraTrouble, [status: number, type: string, body: string]> = {
  500: [500, 'html', PAGE],
  503: [503, 'html', PAGE],
  html: [200, 'html', PAGE],
  truncated: [200, 'json', '{"keys":[{"kty":"RSA","use":"sig","kid":"'],
  'no keys': [200, 'json', '{"keys":[]}'],
};

/** What proxies and bad days put in the place of an answer. */
const trouble =
  (world: World): RequestHandler =>
  (_request, response, next) => {
    if (world.entraTrouble === null) return next();
    const [status, type, body] = IN_ITS_PLACE[world.entraTrouble];
    response.status(status).type(type).send(body);
  };

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
