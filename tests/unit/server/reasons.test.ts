// Why something did not arrive is always one of the reasons that there are words for, whatever was stored.
import { GraphError } from '@microsoft/microsoft-graph-client';
import { describe, expect, it } from 'vitest';
import { Reason } from '#contract/api';
import { reasonOf } from '../../../server/follow-up/reasons.ts';
import { Undelivered } from '../../../server/follow-up/ways.ts';
import { lossOf, refuse, undelivered } from '../../../server/microsoft/graph.ts';

const graphError = (status: number, code: string, message = '') => Object.assign(new GraphError(status, message), { code });
const thrownBy = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('A reason', () => {
  it.each([
    ...Reason.options.map((reason) => [reason, reason] as const),
    ['Forbidden', 'not-installed'],
    ['connector-403', 'no-channel'],
    ['connector-404', 'no-channel'],
    ['connector-400', 'refused'],
    ['graph-refused', 'refused'],
    ['ErrorSomethingNew', 'refused'],
    ['', 'refused'],
  ] as const)('that is stored as "%s" is told as %s', (stored, told) => expect(reasonOf(stored)).toBe(told));

  it.each([
    [403, 'Forbidden', 'Ensure that the expected Teams app is installed in the target scope (user, team, or chat).', 'not-installed'],
    [403, 'Forbidden', "Missing role permissions on the request. API requires one of 'TeamsActivity.Send'.", 'no-permission'],
    [403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.', 'no-permission'],
    [404, 'MailboxNotEnabledForRESTAPI', '', 'no-mailbox'],
    [404, 'Request_ResourceNotFound', '', 'gone'],
    [400, 'ErrorInvalidRecipients', '', 'attendees'],
    [400, 'BadRequest', '', 'refused'],
  ])('for %i %s "%s" of Graph is %s, and it is not tried again', (status, code, message, reason) => {
    expect(thrownBy(() => undelivered(graphError(status, code, message)))).toEqual(new Undelivered(reason, null));
  });
});

describe('A 404 of a mailbox', () => {
  it.each([
    ['ErrorItemNotFound', 'deleted'],
    ['MailboxNotEnabledForRESTAPI', 'no-mailbox'],
    ['Request_ResourceNotFound', 'no-mailbox'],
    ['ErrorNonExistentMailbox', 'no-mailbox'],
  ])('with %s means %s', (code, lost) => expect(lossOf(graphError(404, code))).toBe(lost));

  it('is none where Graph only can’t answer, or refuses', () => {
    expect([graphError(503, 'x'), graphError(403, 'ErrorAccessDenied'), new Error('ErrorItemNotFound')].map(lossOf)).toEqual(
      Array(3).fill(undefined),
    );
  });
});

it.each([
  [404, 'MailboxNotEnabledForRESTAPI', 'no-mailbox'],
  [400, 'TimeZoneNotSupportedException', 'unknown-zone'],
  [400, 'ErrorInvalidRequest', 'graph-refused'],
  [429, 'TooManyRequests', 'unavailable'],
  [503, 'ServiceUnavailable', 'unavailable'],
])('Somebody who waits and whom Graph answers %i %s is refused with %s', (status, code, refusal) => {
  expect(thrownBy(() => refuse(graphError(status, code)))).toMatchObject({ code: refusal });
});
