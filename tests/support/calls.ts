// The calls that a test makes to a server: in somebody's name, or as nobody.

export interface Reply {
  status: number;
  /** The code of a problem, or the body. */
  code: string | undefined;
  // oxlint-disable-next-line no-explicit-any -- what a server says is checked by the assertions
  body: any;
}

/**
 * @param token of whoever has this first name
 * @param box where the ballot box is, if not there too
 */
export function callsTo(url: string, token: (first: string) => Promise<string>, box = url) {
  const send = async (method: string, path: string, headers: Record<string, string>, body?: string, server = url): Promise<Reply> => {
    // A connection of its own: on a machine that does other things too, one that was kept may be closed just when it is used again.
    const alone = { connection: 'close', ...headers };
    const reply = await fetch(server + path, { method, headers: alone, ...(body !== undefined && { body }) });
    const text = await reply.text();
    const parsed = text === '' ? undefined : parseOrText(text);
    return { status: reply.status, code: codeOf(parsed), body: parsed };
  };
  /** A call as nobody, wherever the ballot box is. */
  const nobody = (method: string, path: string, body?: string): Promise<Reply> =>
    send(method, path, body === undefined ? {} : { 'content-type': 'text/plain' }, body, box);
  return {
    send,
    nobody,
    /** A call in somebody's name. */
    as: async (first: string, method: string, path: string, body?: unknown): Promise<Reply> =>
      send(
        method,
        path,
        { authorization: `Bearer ${await token(first)}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
        body === undefined ? undefined : JSON.stringify(body),
      ),
    /** A ballot, cast as nobody. */
    cast: (pulse: string, ballot: string): Promise<Reply> => nobody('POST', `/ballot/${pulse}`, ballot),
    /** A voice, as nobody. */
    speak: (pulse: string, voice: string): Promise<Reply> => nobody('POST', `/voice/${pulse}`, voice),
  };
}

const parseOrText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const codeOf = (body: unknown) => {
  const type = typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : '';
  return type.startsWith('urn:mutual:') ? type.slice('urn:mutual:'.length) : undefined;
};
