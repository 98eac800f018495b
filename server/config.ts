// The environment, read once and checked. Whatever is missing or wrong is named before anything starts.
import { z } from 'zod';
import { TenantId } from '#domain/ids';

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  /** Where people reach this server, e.g. `https://mutual.example`. */
  PUBLIC_URL: z.url(),
  TENANT_ID: TenantId,
  CLIENT_ID: z.guid(),
  CLIENT_SECRET: z.string().min(1),
  /** Id of the app in the tenant's catalogue or, for a side-loaded app, in the manifest. */
  TEAMS_APP_ID: z.guid(),
  /** Seals the pulses' private keys at rest. */
  KEY_SECRET: z.string().min(32, 'needs 32 characters or more'),
  DATA_FOLDER: z.string().min(1).default('var/data'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Config {
  port: number;
  publicUrl: string;
  tenant: TenantId;
  clientId: string;
  clientSecret: string;
  appId: string;
  keySecret: string;
  dataFolder: string;
  logLevel: string;
}

/** @throws an Error that names each variable that is missing or wrong. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const { data, error } = Environment.safeParse(environment);
  if (error !== undefined) throw new Error(`The environment is not complete:\n${z.prettifyError(error)}`);
  return {
    port: data.PORT,
    publicUrl: data.PUBLIC_URL.replace(/\/$/, ''),
    tenant: data.TENANT_ID,
    clientId: data.CLIENT_ID,
    clientSecret: data.CLIENT_SECRET,
    appId: data.TEAMS_APP_ID,
    keySecret: data.KEY_SECRET,
    dataFolder: data.DATA_FOLDER,
    logLevel: data.LOG_LEVEL,
  };
}
