// The way out to Microsoft, as an argument: `publicNetwork` in production, stand-ins where there is no tenant.
import { setTimeout } from 'node:timers/promises';
import type { INetworkModule } from '@azure/msal-node';
import type { Middleware } from '@microsoft/microsoft-graph-client';
import type { AppOptions, IPlugin } from '@microsoft/teams.apps';
import type { TenantId } from '#domain/ids';

export interface Network {
  /** Where Entra ID publishes the keys that sign a tenant's tokens. */
  keys(tenant: TenantId): URL;
  /** Carries msal's requests; its own client if absent. */
  msal?: INetworkModule;
  /** Stands last before the wire in the Graph client's chain. */
  graph?: Middleware;
  /**
   * What lies between two notices at least: Teams wants no more than five in a second from an app in a tenant, and four about one team.
   * https://learn.microsoft.com/graph/throttling-limits#microsoft-teams-service-limits
   */
  pause(): Promise<void>;
  /** Before something is asked for again. */
  wait(milliseconds: number): Promise<void>;
  /** Laid over the bot's own settings. */
  bot: Pick<AppOptions<IPlugin>, 'cloud' | 'serviceUrl' | 'clientSecret' | 'token'>;
}

/** Said in full, because the SDK would follow a variable `CLOUD` of the environment. */
export const PUBLIC_CLOUD: NonNullable<Network['bot']['cloud']> = {
  loginEndpoint: 'https://login.microsoftonline.com',
  loginTenant: 'botframework.com',
  botScope: 'https://api.botframework.com/.default',
  tokenServiceUrl: 'https://token.botframework.com',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  tokenIssuer: 'https://api.botframework.com',
  graphScope: 'https://graph.microsoft.com/.default',
};

export const publicNetwork: Network = {
  keys: (tenant) => new URL(`https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`),
  pause: () => setTimeout(250),
  wait: (milliseconds) => setTimeout(milliseconds),
  bot: { cloud: PUBLIC_CLOUD },
};
