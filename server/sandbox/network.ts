// The way from the product's own clients to the stand-ins: addresses of Microsoft become addresses of this machine, nothing else changes.
import { ConfidentialClientApplication, type INetworkModule, type NetworkRequestOptions } from '@azure/msal-node';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { PUBLIC_CLOUD, type Network } from '../microsoft/network.ts';
import type { Registration } from './world/world.ts';

const LOGIN = 'https://login.microsoftonline.com';
const GRAPH = 'https://graph.microsoft.com';

/** What the product's network is in production, with an msal whose requests come here. */
export interface StandInNetwork extends Omit<Network, 'keys'> {
  keys(tenant: string): URL;
  msal: INetworkModule;
  graph: Middleware;
}

/** @param base where the stand-ins are, without a slash at the end. */
export function network(base: string, registration: Registration): StandInNetwork {
  const msal = msalNetwork(base);
  return {
    keys: (tenant: string): URL => new URL(`${base}/login/${tenant}/discovery/v2.0/keys`),
    msal,
    get graph(): Middleware {
      return new ToStandIn(base);
    },
    pause: async () => {},
    wait: async () => {},
    bot: { ...botTokens(registration, msal), serviceUrl: serviceUrl(base), cloud: cloud(base) },
  };
}

export const serviceUrl = (base: string): string => `${base}/connector`;

/** The public cloud, but for the keys that sign what the connector sends. */
const cloud = (base: string) => ({ ...PUBLIC_CLOUD, openIdMetadataUrl: `${base}/botframework/.well-known/openidconfiguration` });

/**
 * msal takes no authority without TLS, and Teams' SDK makes its own msal as soon as it has a secret.
 * So it gets an empty secret and a token from an msal whose requests are redirected.
 */
function botTokens({ tenant, clientId, clientSecret }: Registration, networkClient: INetworkModule) {
  const msal = new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority: `${LOGIN}/${tenant}` },
    system: { networkClient },
  });
  const token = async (scope: string | string[]): Promise<string> => {
    const result = await msal.acquireTokenByClientCredential({ scopes: [scope].flat() });
    if (result === null) throw new Error('There is no token for the bot.');
    return result.accessToken;
  };
  return { clientSecret: '', token };
}

function msalNetwork(base: string): INetworkModule {
  async function send<T>(method: string, url: string, { headers = {}, body }: NetworkRequestOptions = {}) {
    const response = await fetch(url.replace(LOGIN, `${base}/login`), { method, headers, ...(body !== undefined && { body }) });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: (await response.json()) as T };
  }
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

/** Graph's client gives its token to Graph's own hosts only, so the address changes last, before the wire. */
class ToStandIn implements Middleware {
  readonly #base: string;
  #next: Middleware | undefined;
  constructor(base: string) {
    this.#base = base;
  }
  setNext(next: Middleware): void {
    this.#next = next;
  }
  async execute(context: Context): Promise<void> {
    const { request } = context;
    const here = (url: string) => url.replace(GRAPH, `${this.#base}/graph`);
    const original = request;
    context.request = typeof request === 'string' ? here(request) : new Request(here(request.url), request);
    await this.#next?.execute(context);
    context.request = original;
  }
}
