// Which delegated permissions the organisation has consented to: https://learn.microsoft.com/graph/api/serviceprincipal-list-oauth2permissiongrants
import { noSuchPath } from './refusal.ts';
import { ok, type Route } from './route.ts';

const readers = ['DelegatedPermissionGrant.Read.All', 'Directory.Read.All'];

export const consents: Route[] = [
  {
    denied: 'Authorization_RequestDenied',
    method: 'GET',
    path: '/:principal/oauth2PermissionGrants',
    app: readers,
    delegated: readers,
    answer({ world: { registration }, params, path }) {
      if (params['principal'] !== `servicePrincipals(appId='${registration.clientId}')`) throw noSuchPath(path);
      return ok({ value: [{ consentType: 'AllPrincipals', principalId: null, scope: registration.scopes.join(' ') }] });
    },
  },
];
