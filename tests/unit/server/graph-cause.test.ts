// What the log says of a refusal of Graph, and what it never says, however hostile Graph's words are.
import { GraphError } from '@microsoft/microsoft-graph-client';
import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { refuse } from '../../../server/microsoft/graph.ts';
import { problemHandler } from '../../../server/http/problems.ts';
import { troubles } from '../../../server/process/troubles.ts';

const REQUEST = '0f3a1c52-9b1e-4a7c-8f59-6f2b7e0a1d33';
const PERSON = 'dddddddd-0000-4000-8000-00000000beef';
const WORDS = `The mailbox of Mei Tanaka <mei@harbour.example> (${PERSON}) at /users/${PERSON}/events is not there.`;

/** What there is of her in all that Graph says here. */
const HERS = /harbour|Mei|beef|users\/|1234567/i;

const graphError = (status: number, code: string, requestId = REQUEST) =>
  Object.assign(new GraphError(status, WORDS), { code, requestId, body: WORDS });

function refusal(error: unknown): unknown {
  try {
    return refuse(error);
  } catch (thrown) {
    return thrown;
  }
}

function aLog() {
  const lines: string[] = [];
  return { lines, log: pino({ level: 'error' }, { write: (line: string) => void lines.push(line) }) };
}

describe('The log of a step that Graph refused', () => {
  it('names its code, and the id under which Microsoft has the call', () => {
    const { lines, log } = aLog();
    troubles(log)(refusal(graphError(403, 'ErrorAccessDenied')), 'a step failed', 'a team');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { code: '403 ErrorAccessDenied', correlation: REQUEST, where: 'a team' },
    ]);
  });

  it('says two causes in two lines, and one in one', () => {
    const { lines, log } = aLog();
    const troubled = troubles(log);
    for (const code of ['ErrorAccessDenied', 'ErrorAccessDenied', 'ErrorQuotaExceeded'])
      troubled(refusal(graphError(400, code)), 'a step failed');
    expect(lines).toHaveLength(2);
  });

  it.each([
    ['ErrorAccessDenied', REQUEST],
    ['mei@harbour.example', PERSON + ' mei@harbour.example'],
    [PERSON, 'mei@harbour.example'],
    [WORDS, WORDS],
    ['+49 30 1234567', ''],
  ])('holds no address, no name, no id and no word of what Graph says: "%s", "%s"', (code, requestId) => {
    for (const status of [400, 403, 404, 429, 503]) {
      const { lines, log } = aLog();
      troubles(log)(refusal(graphError(status, code, requestId)), 'a step failed');
      expect(lines.join('')).toMatch(/"code":"\d{3} /);
      expect(lines.join('')).not.toMatch(HERS);
    }
  });

  it('says that there was no answer where there was none', () => {
    const { lines, log } = aLog();
    troubles(log)(refusal(new TypeError(`fetch failed for ${WORDS}`)), 'a step failed');
    expect(JSON.parse(lines.join(''))).toMatchObject({ code: 'no answer' });
    expect(lines.join('')).not.toMatch(HERS);
  });
});

describe('A request that Graph refused', () => {
  it('is one line with the code and without the id that would lead to who asked; over the wire goes our code alone', async () => {
    const { lines, log } = aLog();
    const app = express()
      .get('/', () => {
        throw refusal(graphError(403, 'ErrorAccessDenied'));
      })
      .use(problemHandler(log));
    const server = app.listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const replies = [await fetch(url), await fetch(url)];
    expect(await replies[0]?.json()).toEqual({ type: 'urn:mutual:graph-refused', status: replies[0]?.status });
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ code: '403 ErrorAccessDenied', msg: 'graph-refused' }]);
    expect(lines.join('')).not.toContain(REQUEST);
    expect(lines.join('')).not.toMatch(HERS);
  });
});
