// The limit: node:http and zod, nothing between them.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { smallPost } from './small-post.ts';
import { serve } from './served.ts';

function answer(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { answers } = smallPost.request.parse(JSON.parse(Buffer.concat(chunks).toString()));
    const body = Buffer.from(JSON.stringify({ taken: answers.length }));
    const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length, 'Cache-Control': 'no-store' };
    response.writeHead(200, headers).end(body);
  });
}

serve(createServer(answer));
