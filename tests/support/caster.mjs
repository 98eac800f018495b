// A ballot box as a process of its own, to be killed: takes ballots over HTTP from the built server into a real store.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { ballots } from '../../dist/server/ballot.js';
import { openEmbedded } from '../../dist/server/store/embedded.js';

const [, , folder = '', pulse = ''] = process.argv;
const { boxes } = await openEmbedded(folder, () => process.exit(1));
const { cast } = ballots({ boxes, clock: () => 0 });

const server = createServer(async (request, response) => {
  const outcome = await cast(pulse, await text(request)).then(
    () => 'counted',
    (refusal) => refusal.code,
  );
  response.end(outcome);
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
