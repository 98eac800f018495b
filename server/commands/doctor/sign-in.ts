// Entra ID: is it reachable, does it let the app in, and what has it been allowed.
import type { ConfidentialClientApplication } from '@azure/msal-node';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { SettingsRead } from '../../config.ts';
import { registration, GRAPH } from '../../microsoft/entra.ts';
import { publicNetwork } from '../../microsoft/network.ts';
import { consentLink, CONSENT, namesOf, PERMISSIONS } from '../../microsoft/permissions.ts';
import { saysTrouble, signInTrouble } from '../../microsoft/sign-in-trouble.ts';
import { asked } from './asked.ts';
import { right, unknown, wrong, type Finding } from './finding.ts';

const BOT = 'https://api.botframework.com';
const Metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });
const Keys = z.object({ keys: z.array(z.object({ kid: z.string() })).min(1) });
const Grants = z.object({ value: z.array(z.object({ scope: z.string() })) });

export async function examineSignIn({
  TENANT_ID: tenant,
  CLIENT_ID: clientId,
  CLIENT_SECRET: clientSecret,
}: SettingsRead['good']): Promise<Finding[]> {
  if (tenant === undefined) return [unknown('Entra ID was not asked: TENANT_ID is missing')];
  const entra = await examineEntra(tenant);
  if (clientId === undefined || clientSecret === undefined)
    return [...entra, unknown('Neither the app’s sign-in nor its permissions were looked at: CLIENT_ID or CLIENT_SECRET is missing')];
  const msal = registration({ tenant, clientId, clientSecret }, publicNetwork);
  const consent = consentLink({ tenant, clientId });
  const token = await tokenFor(msal, GRAPH);
  if (typeof token !== 'string') return [...entra, wrong(`The app gets no token for Graph: ${token.trouble}`), await examineBot(msal)];
  return [
    ...entra,
    right('The app gets a token for Graph'),
    ...examineRoles(token, consent),
    ...(await examineScopes(token, clientId, consent)),
    await examineBot(msal),
  ];
}

/** The two things that every sign-in of a person begins with. */
async function examineEntra(tenant: string): Promise<Finding[]> {
  const address = `https://login.microsoftonline.com/${tenant}/v2.0/.well-known/openid-configuration`;
  const metadata = await asked(address, Metadata);
  if ('failed' in metadata)
    return [
      wrong(
        `Entra ID’s metadata can’t be had (${metadata.failed}): look at TENANT_ID, and at the way from here to login.microsoftonline.com`,
      ),
    ];
  if (!metadata.body.issuer.includes(tenant)) return [wrong(`Entra ID’s metadata is of another tenant: ${metadata.body.issuer}`)];
  const keys = await asked(publicNetwork.keys(tenant as Parameters<typeof publicNetwork.keys>[0]).href, Keys);
  if ('failed' in keys) return [wrong(`Entra ID’s keys can’t be had (${keys.failed}): nobody can sign in until they can`)];
  return [right('Entra ID’s metadata and keys can be had')];
}

const tokenFor = (msal: ConfidentialClientApplication, audience: string): Promise<string | { trouble: string }> =>
  msal.acquireTokenByClientCredential({ scopes: [`${audience}/.default`] }).then(
    (result) => result?.accessToken ?? { trouble: 'no answer' },
    (error: unknown) => ({ trouble: saysTrouble(signInTrouble(error)) }),
  );

/** The permissions of an app stand in its token. */
function examineRoles(token: string, consent: string): Finding[] {
  const granted = new Set([decodeJwt(token)['roles'] ?? []].flat().map(String));
  return namesOf('application').map((name) =>
    granted.has(name)
      ? right(`${name} (application) is granted`)
      : wrong(`${name} (application) is missing (${whyOf(name)}): add it to the registration, then consent: ${consent}`),
  );
}

const whyOf = (name: string) => PERMISSIONS.find((one) => one.name === name)?.why ?? '';

/** Consent for what happens in somebody’s name is told to apps that may read consents: https://learn.microsoft.com/graph/api/serviceprincipal-list-oauth2permissiongrants */
async function examineScopes(token: string, clientId: string, consent: string): Promise<Finding[]> {
  const grants = await asked(`${GRAPH}/v1.0/servicePrincipals(appId='${clientId}')/oauth2PermissionGrants`, Grants, token);
  const granted = 'failed' in grants ? undefined : new Set(grants.body.value.flatMap(({ scope }) => scope.split(' ')));
  return namesOf('delegated').map((name) => {
    if (granted === undefined)
      return unknown(`${name} (delegated) can’t be seen with the app’s permissions; who consents: ${CONSENT.delegated}, at ${consent}`);
    return granted.has(name)
      ? right(`${name} (delegated) is granted`)
      : wrong(`${name} (delegated) is missing: add it to the registration, then consent: ${consent}`);
  });
}

async function examineBot(msal: ConfidentialClientApplication): Promise<Finding> {
  const token = await tokenFor(msal, BOT);
  if (typeof token === 'string') return right('The bot gets a token for the connector');
  return wrong(`The bot gets no token for the connector (${token.trouble}): make an Azure Bot for CLIENT_ID, with the Teams channel`);
}
