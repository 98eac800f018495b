// What comes to the server's edge from elsewhere, and what goes out there: tokens of another signer, errors.
import express from 'express';
import { generateKeyPair, SignJWT } from 'jose';
import { pino } from 'pino';
import { problemHandler } from '../../server/http/problems.ts';
import type { Reply } from './calls.ts';

/** Signed with a key that is not Entra ID's. */
export const foreignToken = async (claims: object) => {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'none' })
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
};

/** What the edge says of an error. */
export async function thrown(error: Error): Promise<Reply> {
  const app = express();
  app.get('/', () => {
    throw error;
  });
  app.use(problemHandler(pino({ level: 'silent' })));
  const server = app.listen(0);
  const { port } = server.address() as { port: number };
  const reply = await fetch(`http://127.0.0.1:${port}/`);
  const body = (await reply.json()) as { type: string };
  server.close();
  return { status: reply.status, code: body.type.slice('urn:mutual:'.length), body };
}
