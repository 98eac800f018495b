// Why Entra ID does not let the app itself in: its code, and what to do about it, for the log and for `mutual doctor`. Never about a person.
import { AuthError } from '@azure/msal-node';
import type { Logger } from 'pino';

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const ADVICE: Record<string, string> = {
  AADSTS7000222: 'the client secret has expired: make a new one in the app registration and set CLIENT_SECRET',
  AADSTS7000215: 'CLIENT_SECRET is not the secret’s value; its id, which stands beside it, does not do',
  AADSTS7000216: 'the client secret is missing: set CLIENT_SECRET',
  AADSTS700016: 'no app registration of this tenant has the id CLIENT_ID',
  AADSTS7000112: 'the app is disabled in the tenant: enable it under Enterprise applications',
  AADSTS7000229: 'the app has no service principal in this tenant: open the admin-consent link once',
  AADSTS90002: 'there is no tenant with the id TENANT_ID',
  AADSTS900023: 'there is no tenant with the id TENANT_ID',
  AADSTS500011: 'the tenant does not know the service that the token is for',
  AADSTS65001: 'nobody has consented yet: open the admin-consent link as an administrator',
  AADSTS53003: 'a Conditional Access policy blocks the app: allow its workload identity',
};

export interface SignInTrouble {
  /** `AADSTS…`, or in words what came in its place. */
  code: string;
  /** What to do, if it is known. */
  advice: string | undefined;
  /** Under which Entra ID's sign-in log has it. */
  correlation: string | undefined;
}

/** @param error as msal throws it for the app's own sign-in; what it says of anybody is left behind */
export function signInTrouble(error: unknown): SignInTrouble {
  const { message, correlationId } = error instanceof AuthError ? error : { message: '', correlationId: '' };
  const code = /AADSTS\d+/.exec(message)?.[0];
  const correlation = /Correlation ID: ([\da-f-]{36})/i.exec(message)?.[1] ?? correlationId;
  if (code === undefined) return { code: 'no answer of Entra ID that can be read', advice: undefined, correlation: undefined };
  return { code, advice: ADVICE[code], correlation: correlation === '' ? undefined : correlation };
}

export const saysTrouble = ({ code, advice }: SignInTrouble): string => (advice === undefined ? code : `${code}: ${advice}`);

/** Each trouble in one line of the log: again only when it is another one, or after it had gone. */
export interface TroubleLog {
  met(what: string, details?: object): void;
  gone(): void;
}

export function troubleLog(log: Pick<Logger, 'error'>): TroubleLog {
  let last: string | undefined;
  return {
    met(what, details = {}) {
      if (what !== last) log.error(details, what);
      last = what;
    },
    gone: () => void (last = undefined),
  };
}
