// Reads the body of a request, which is small: what is longer, compressed or no text of ours is refused before it is read.
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { Refusal } from '#contract/problem';
import { readJson } from '#domain/json';

/** Bytes. What a member sends, and what the bot is told: an activity with a card in it. */
const JSON_MOST = 16_384;
const ACTIVITY_MOST = 262_144;
/** The longest is a voice. */
const TEXT_MOST = 8_192;

/** Puts the body, a string, into `request.body`. Refuses `wrong-media`, `too-large` and `malformed`. */
export const text: RequestHandler = reader('text/plain', TEXT_MOST, (body) => body);
/** The same for JSON, parsed. */
export const json: RequestHandler = reader('application/json', JSON_MOST, parse);
export const activity: RequestHandler = reader('application/json', ACTIVITY_MOST, parse);

function reader(type: string, most: number, read: (text: string) => unknown): RequestHandler {
  return async (request, _response, next) => {
    const [media = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
    const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^\s"]*)"?\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
    // No other charset can be said of JSON (RFC 8259 §8.1), and browsers send no other text.
    const isText = charset === undefined || charset === 'utf-8' || charset === 'utf8';
    // Nothing of ours is ever compressed: a decompressor would only be there for others to play with.
    const isPlain = (request.headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity';
    if (media.trim() !== type || !isText || !isPlain) throw new Refusal('wrong-media');
    if (Number(request.headers['content-length'] ?? 0) > most) throw new Refusal('too-large');
    request.body = read(decoded(await received(request, most)));
    next();
  };
}

/** Refuses `too-large`, and `malformed` if the connection ends before the body does. */
function received(request: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  return new Promise((done, fail) => {
    request
      .on('data', (part: Buffer) => {
        length += part.length;
        if (length <= most) return void parts.push(part);
        request.removeAllListeners('data').pause();
        fail(new Refusal('too-large'));
      })
      .once('end', () => done(parts.length === 1 ? parts[0]! : Buffer.concat(parts)))
      .once('error', () => fail(new Refusal('malformed')))
      .once('close', () => fail(new Refusal('malformed')));
  });
}

function decoded(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new Refusal('malformed');
  return bytes.toString();
}

function parse(text: string): unknown {
  const read = readJson(text);
  if (read === undefined) throw new Refusal('malformed');
  return read;
}
