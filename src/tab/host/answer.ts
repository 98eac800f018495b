// A host's answers: one that never comes counts as none, and each no to the question for a token has its own name.
import { SignInFailure, type SignInCode } from './host.ts';

/** A person may be asked to sign in meanwhile; whoever waits longer than this is told what is the case. */
const PATIENCE_MS = 20_000;

/** @throws {SignInFailure} `sign-in-unanswered` for an answer that does not come; otherwise what the answer rejects with */
export function within<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new SignInFailure('sign-in-unanswered')), PATIENCE_MS);
    void answer.then(resolve, reject).finally(() => clearTimeout(late));
  });
}

/** What Teams and Outlook say: https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-code */
const REASONS: [pattern: RegExp, code: SignInCode][] = [
  [/consent|invalid_grant|interaction_required/i, 'no-consent'],
  [/cancel|closed/i, 'sign-in-cancelled'],
];

/** @throws {SignInFailure} */
export const tokenIn = (answer: Promise<string>): Promise<string> =>
  within(answer).catch((error: unknown) => {
    if (error instanceof SignInFailure) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new SignInFailure(REASONS.find(([pattern]) => pattern.test(said))?.[1] ?? 'sign-in-refused');
  });
