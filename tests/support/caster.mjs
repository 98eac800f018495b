// A ballot box as a process of its own, to be killed: takes ballots over HTTP from the built server into a real store.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { ballotRoom } from '../../dist/server/ballot/ballot.js';
import { openBallots } from '../../dist/server/store/embedded/ballots.js';

const [, , folder = '', pulse = ''] = process.argv;
const { boxes } = await openBallots(folder, () => process.exit(1));
const ballot = ballotRoom({ boxes, clock: () => 0 });

const cast = async (request) => {
  const ballotText = await text(request);
  return ballot.cast(pulse, ballotText).then(
    () => 'counted',
    (refusal) => refusal.code,
  );
};
const server = createServer((request, response) => void cast(request).then((outcome) => response.end(outcome)));
// If the test itself is ended, nobody is left to kill this process.
process.once('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
