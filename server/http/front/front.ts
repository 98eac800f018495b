// What stands at the top of the public address: a page about the program for whoever follows the manifest's links, and the way to consent.
import { createHash } from 'node:crypto';
import { Router } from 'express';
import helmet from 'helmet';
import { Language } from '#domain/ids';
import { frontPage } from './page.ts';
import { STYLE } from './style.ts';

const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** The page may use its own style and nothing else, and stands in no frame. */
const headers = helmet({
  referrerPolicy: { policy: 'no-referrer' },
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: [STYLE_HASH],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
    },
  },
});

/** @param consentLink where an administrator consents: the ids in it are known to the server alone */
export function front(consentLink: string): Router {
  const router = Router();
  const known = Object.fromEntries(Language.options.map((language) => [language, frontPage(language)]));
  router.get('/', headers, (request, response) => {
    const language = request.acceptsLanguages(...Language.options) || 'en';
    response.vary('Accept-Language').set({ 'Content-Language': language, 'Cache-Control': 'public, max-age=3600' });
    response.type('html').send(known[language]);
  });
  router.get('/consent', headers, (_request, response) => {
    response.set('Cache-Control', 'no-store').redirect(302, consentLink);
  });
  return router;
}
