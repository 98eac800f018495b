// Why something did not arrive, in the few ways that there are words for. What is stored may be older than they are, or somebody else's code.
import { Reason } from '#contract/api';

/** What the connector, refusals of ours and earlier versions call it. */
const ALSO: Readonly<Record<string, Reason>> = {
  Forbidden: 'not-installed',
  'connector-403': 'no-channel',
  'connector-404': 'no-channel',
  'unknown-team': 'gone',
  'team-gone': 'gone',
};

export const reasonOf = (code: string): Reason => Reason.safeParse(code).data ?? ALSO[code] ?? 'refused';
