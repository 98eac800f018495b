// Credentials as a process of its own, to be killed: signs over HTTP from the built server, on a real store.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { credentialRoom } from '../../dist/server/credential/credential.js';
import { openMembers } from '../../dist/server/store/embedded/members.js';

const [, , folder = '', secret = '', pulse = '', member = '', dies = ''] = process.argv;
const { credentials } = await openMembers(folder, () => process.exit(1));
/** Dies when the draw is on the disk and nothing is signed yet. */
async function draw(...what) {
  const recorded = await credentials.draw(...what);
  if (dies === 'dies') process.kill(process.pid, 'SIGKILL');
  return recorded;
}
const credential = credentialRoom({ credentials: { ...credentials, draw }, secret, clock: () => 0 });

const answer = async (request) => JSON.stringify(await credential.sign(pulse, member, await json(request)).catch(({ code }) => ({ code })));
const server = createServer((request, response) => void answer(request).then((text) => response.end(text)));
// If the test itself is ended, nobody is left to kill this process.
process.once('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
