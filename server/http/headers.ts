// Who may show our pages in a frame, what these pages may load, and whose pages may call. An answer to a call is no page: it loads nothing.
// https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
import helmet from 'helmet';
import type { RequestHandler } from 'express';

const HOSTS = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];
/** teams-js reads the list of hosts that it trusts from here. */
const TEAMS_JS = 'https://res.cdn.office.net';

/** @param called addresses that our pages call beside their own server's */
export const pageHeaders = (called: readonly string[] = []): RequestHandler =>
  helmet({
    frameguard: false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", TEAMS_JS, ...called.map((url) => new URL(url).origin)],
        frameAncestors: ["'self'", ...HOSTS],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
  });

/** For everything else: an answer that somebody should open as a page may load nothing and stand in no frame. */
export const answerHeaders = (): RequestHandler =>
  helmet({
    referrerPolicy: { policy: 'no-referrer' },
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  });

/**
 * Lets the pages of one other server read our answers. Their calls are simple ones (no header of their own, a body of plain text),
 * so browsers send no preflight, and none is answered: https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export const callsFrom =
  (url: string): RequestHandler =>
  (_request, response, next) => {
    response.set('Access-Control-Allow-Origin', new URL(url).origin);
    next();
  };
