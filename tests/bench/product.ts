// The product in a process of its own, and what it needs to know to be started: a folder, tokens that it believes, teams and people.
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { TeamId } from '#domain/ids';
import { readConfig, type Config } from '../../server/config.ts';
import type { Network } from '../../server/microsoft/network.ts';
import { CLIENT, SECRET } from './registration.ts';
import { memberOf, TENANT } from './teams.ts';

export interface Product {
  /** `DATA_FOLDER` */
  folder: string;
  /** Where the keys are that sign tokens. */
  keys: string;
  /** How many people are in every team. */
  people: number;
  /** The teams that everybody is in. */
  teams: TeamId[];
}

export const productConfig = ({ folder }: Pick<Product, 'folder'>): Config =>
  readConfig({
    PUBLIC_URL: 'https://mutual.example',
    DATA_FOLDER: folder,
    LOG_LEVEL: 'silent',
    TENANT_ID: TENANT,
    CLIENT_ID: CLIENT,
    CLIENT_SECRET: 'none',
    TEAMS_APP_ID: CLIENT,
    KEY_SECRET: SECRET,
  });

/** Graph from memory; Entra ID's keys from whoever signs tokens here. */
export function microsoftOf({ keys, people, teams }: Product): Network {
  const members = Array.from({ length: people }, (_, nth) => {
    const userId = memberOf(nth);
    return { userId, displayName: `Somebody ${nth}`, email: `${userId}@mutual.example`, roles: [] };
  });
  const value = (url: string) => (url.includes('/joinedTeams') ? teams.map((id) => ({ id })) : members);
  const graph: Middleware = {
    execute: async (context: Context) => void (context.response = Response.json({ value: value(String(context.request)) })),
  };
  const response = async <T>() => ({
    status: 200,
    headers: {},
    body: { token_type: 'Bearer', expires_in: 3_600, access_token: 'none' } as T,
  });
  return {
    keys: () => new URL(keys),
    msal: { sendGetRequestAsync: response, sendPostRequestAsync: response },
    graph,
    pause: async () => {},
    wait: async () => {},
    bot: { clientSecret: '', token: async () => 'none' },
  };
}
