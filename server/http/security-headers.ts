// Who may show our pages in a frame, and what these pages may load.
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

export const securityHeaders = (): RequestHandler =>
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
        connectSrc: ["'self'", TEAMS_JS],
        frameAncestors: ["'self'", ...HOSTS],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
  });
