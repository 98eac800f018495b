// A host's answer to the question for a token: one that never comes counts as none, and each no has its own name.
import { SignInFailure, type SignInCode } from './host.ts';

/** A person may be asked to sign in meanwhile; whoever waits longer than this is told what is the case. */
const PATIENCE_MS = 25_000;

/** What Teams and Outlook say: https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-code */
const REASONS: [pattern: RegExp, code: SignInCode][] = [
  [/consent|invalid_grant|interaction_required/i, 'no-consent'],
  [/cancel|closed/i, 'sign-in-cancelled'],
];

/** @throws {SignInFailure} */
export function tokenWithin(asked: Promise<string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new SignInFailure('sign-in-unanswered')), PATIENCE_MS);
    const refused = (error: unknown) => reject(new SignInFailure(codeOf(error instanceof Error ? error.message : String(error))));
    void asked.then(resolve, refused).finally(() => clearTimeout(late));
  });
}

const codeOf = (said: string): SignInCode => REASONS.find(([pattern]) => pattern.test(said))?.[1] ?? 'sign-in-refused';
