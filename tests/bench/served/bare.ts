// The limit: node:http and zod, nothing between them; as told, with the check of a token's signature by this public key (PEM).
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { smallPost } from './small-post.ts';
import { serve } from './served.ts';

const key = process.argv[2] === undefined ? undefined : createPublicKey(process.argv[2]);

function answer(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  if (key !== undefined && !isSigned(request.headers.authorization ?? '', key)) throw new Error('The token is forged.');
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { answers } = smallPost.request.parse(JSON.parse(Buffer.concat(chunks).toString()));
    const body = Buffer.from(JSON.stringify({ taken: answers.length }));
    const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length, 'Cache-Control': 'no-store' };
    response.writeHead(200, headers).end(body);
  });
}

function isSigned(authorization: string, by: KeyObject): boolean {
  const [head = '', claims = '', signature = ''] = authorization.replace('Bearer ', '').split('.');
  JSON.parse(Buffer.from(claims, 'base64url').toString());
  return verify('sha256', Buffer.from(`${head}.${claims}`), by, Buffer.from(signature, 'base64url'));
}

serve(createServer(answer));
