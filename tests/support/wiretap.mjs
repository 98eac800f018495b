// Loaded into a server before its own code (`--import`): prints each request as it came in, and what it answers.
import { subscribe } from 'node:diagnostics_channel';

const print = (what) => process.stdout.write(`WIRE ${JSON.stringify(what)}\n`);

// https://nodejs.org/api/diagnostics_channel.html#http
subscribe('http.server.request.start', ({ request: { method, url, rawHeaders }, socket }) => {
  const headers = Object.fromEntries(rawHeaders.flatMap((name, nth) => (nth % 2 === 0 ? [[name.toLowerCase(), rawHeaders[nth + 1]]] : [])));
  print({ method, url, headers, connection: socket.remotePort });
});
subscribe('http.server.response.finish', ({ request: { url }, response }) =>
  print({ url, status: response.statusCode, answered: response.getHeaderNames() }),
);
