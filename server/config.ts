// The environment, read once and checked. Whatever is missing or wrong is named before anything starts.
import { z } from 'zod';
import { TenantId } from '#domain/ids';

/** Browsers call a page of this machine safe without TLS, and nothing else: https://w3c.github.io/webappsec-secure-contexts/#localhost */
const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Scheme, host and port of a site of its own. A path is refused because the tab, the bot's endpoint and the manifest lead to the top;
 * a name and password, because every page and card would show them.
 */
export const Site = z
  .url({ error: ({ input }) => (input === undefined ? undefined : 'must be an address such as https://mutual.YOUR-DOMAIN'), abort: true })
  .superRefine((text, { addIssue }) => {
    const url = new URL(text);
    const refuse = (message: string) => addIssue({ code: 'custom', message });
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOCAL.includes(url.hostname)))
      refuse('must begin with https:// (http:// is for localhost alone)');
    if (url.username !== '' || url.password !== '') refuse('must hold neither a name nor a password');
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
      refuse('must end with the host: a path below a site of others is not served');
  })
  .transform((text) => new URL(text).origin);
const DatabaseUrl = z.url({ protocol: /^postgres(ql)?$/ });
const Secret = z.string().min(32, 'needs 32 characters or more');
/** Entra ID writes ids in small letters; people copy them in any. */
export const Id = z.guid().toLowerCase();

/** What both processes need, the server and a ballot box of its own. */
const Process = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  /** Where people reach the server, e.g. `https://mutual.example`. */
  PUBLIC_URL: Site,
  /** Where the embedded store is, for whatever has no database. */
  DATA_FOLDER: z.string().min(1).default('var/data'),
  /** A PostgreSQL database, for any number of instances. */
  DATABASE_URL: DatabaseUrl.optional(),
  /** Another one, best on a server of its own, for all that knows what was answered and never who. */
  BALLOT_DATABASE_URL: DatabaseUrl.optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

const Settings = Process.extend({
  TENANT_ID: TenantId,
  CLIENT_ID: Id,
  CLIENT_SECRET: z.string().min(1),
  /** The manifest's `id`. */
  TEAMS_APP_ID: Id,
  /** The id that the tenant's catalogue gave the app; without it the app was side-loaded, and its id is the manifest's. */
  TEAMS_APP_PUBLISHED_APP_ID: Id.optional(),
  /** Where the bot sends to; another in government clouds. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
  SERVICE_URL: z
    .url({ protocol: /^https$/ })
    .transform((url) => url.replace(/\/$/, ''))
    .default('https://smba.trafficmanager.net/teams'),
  /** Seals the pulses' private keys at rest. */
  KEY_SECRET: Secret,
  /** Where people and this server reach the ballot box, if it is a process of its own; and what that one's environment has, too. */
  BALLOT_URL: Site.optional(),
  BALLOT_SECRET: Secret.optional(),
});
const Environment = Settings.refine(({ BALLOT_URL, BALLOT_SECRET }) => (BALLOT_URL === undefined) === (BALLOT_SECRET === undefined), {
  path: ['BALLOT_SECRET'],
  error: 'goes with BALLOT_URL: both or neither',
});

/** No secret that signs, no registration: only what the server proves itself with. */
const BoxEnvironment = Process.extend({ BALLOT_SECRET: Secret });

interface ProcessConfig {
  port: number;
  publicUrl: string;
  dataFolder: string;
  /** `undefined`: in `dataFolder`. */
  ballotDatabase: DatabasePlace | undefined;
  logLevel: string;
}

export interface Config extends ProcessConfig {
  /** `undefined`: in `dataFolder`. */
  memberDatabase: DatabasePlace | undefined;
  tenant: TenantId;
  clientId: string;
  clientSecret: string;
  /** Under which Teams knows the app: in links and notices. */
  appId: string;
  serviceUrl: string;
  keySecret: string;
  /** `null`: the ballot box is in this process. */
  ballots: { url: string; secret: string } | null;
}

export interface BoxConfig extends ProcessConfig {
  secret: string;
}

interface DatabasePlace {
  url: string;
  schema: string;
}

export interface DatabaseUrls {
  DATABASE_URL?: string | undefined;
  BALLOT_DATABASE_URL?: string | undefined;
}

/**
 * Where the two stores are in PostgreSQL: in schemas of their own, which may share a database.
 * @param prefix of the names of the schemas
 */
export function databases({ DATABASE_URL, BALLOT_DATABASE_URL = DATABASE_URL }: DatabaseUrls, prefix = '') {
  const place = (url: string | undefined, schema: string) => (url === undefined ? undefined : { url, schema: prefix + schema });
  return { memberDatabase: place(DATABASE_URL, 'members'), ballotDatabase: place(BALLOT_DATABASE_URL, 'ballots') };
}

export type Variables = Record<string, string | undefined>;

/** What is set. Compose files and App Service hand over a variable without a value as an empty text: that is not set. */
export const setIn = (environment: Variables): Variables =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));

/** @throws an Error that names each variable that is missing or wrong. */
export function readConfig(environment: Variables): Config {
  const read = parse(Environment, environment);
  const { BALLOT_URL: url, BALLOT_SECRET: secret } = read;
  return {
    ...processConfig(read),
    memberDatabase: databases(read).memberDatabase,
    tenant: read.TENANT_ID,
    clientId: read.CLIENT_ID,
    clientSecret: read.CLIENT_SECRET,
    appId: read.TEAMS_APP_PUBLISHED_APP_ID ?? read.TEAMS_APP_ID,
    serviceUrl: read.SERVICE_URL,
    keySecret: read.KEY_SECRET,
    ballots: url !== undefined && secret !== undefined ? { url, secret } : null,
  };
}

/** What is wrong, a line for each variable: `CLIENT_ID is not set`. */
export const faultsIn = ({ issues }: z.ZodError, set: Variables): string[] =>
  issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `${name} ${set[name] === undefined && message.startsWith('Invalid') ? 'is not set' : message}`;
  });

export interface SettingsRead {
  /** Those that can be used. */
  good: Partial<z.output<typeof Settings>>;
  /** What is wrong with each of the others, by its name. */
  faults: [name: string, message: string][];
}

/** For whoever wants to know all of it, also if nothing could start with it. */
export function readSettings(environment: Variables): SettingsRead {
  const set = setIn(environment);
  const read = Object.entries(Settings.shape).map(([name, schema]) => ({ name, ...schema.safeParse(set[name]) }));
  const good: SettingsRead['good'] = Object.fromEntries(read.flatMap(({ name, success, data }) => (success ? [[name, data]] : [])));
  const faults = read.flatMap(({ name, error }): SettingsRead['faults'] =>
    error ? [[name, set[name] === undefined ? 'is not set' : error.issues.map(({ message }) => message).join('; ')]] : [],
  );
  const apart = Environment.safeParse(set).error?.issues.filter(({ code }) => code === 'custom' && faults.length === 0) ?? [];
  return { good, faults: [...faults, ...apart.map(({ path, message }): [string, string] => [String(path[0]), message])] };
}

/** The same for a ballot box that is a process of its own. */
export function readBoxConfig(environment: Variables): BoxConfig {
  const read = parse(BoxEnvironment, environment);
  return { ...processConfig(read), secret: read.BALLOT_SECRET };
}

function parse<T extends z.ZodType>(schema: T, environment: Variables): z.output<T> {
  const set = setIn(environment);
  const { data, error } = schema.safeParse(set);
  if (error !== undefined) throw new Error(['The environment is not complete:', ...faultsIn(error, set)].join('\n'));
  return data as z.output<T>;
}

const processConfig = (read: z.infer<typeof Process>): ProcessConfig => ({
  port: read.PORT,
  publicUrl: read.PUBLIC_URL,
  dataFolder: read.DATA_FOLDER,
  ballotDatabase: databases(read).ballotDatabase,
  logLevel: read.LOG_LEVEL,
});
