// Somebody who only wants to keep a server busy: the same requests again and again on many connections, whatever comes back.
import { once } from 'node:events';
import { connect } from 'node:net';
import { CLIENTS } from '../clients.ts';
import { bytesOf, lengthIn, type Sent } from '../load.ts';
import { answering } from './served.ts';

const [, , port = '', requests = '[]'] = process.argv;
const all = (JSON.parse(requests) as Sent[]).map(bytesOf);
let answered = 0;

/** Opens the next connection when the server closes one. */
async function client(nth: number): Promise<never> {
  for (;;) {
    const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true }).on('error', () => undefined);
    let from = nth;
    let head = '';
    let left = -1;
    const send = () => socket.write(all[from++ % all.length]!);
    socket.on('data', (chunk) => {
      if (left < 0) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        left = lengthIn(head) - (head.length - end - 4);
      } else {
        left -= chunk.length;
      }
      if (left > 0) return;
      [head, left] = ['', -1];
      answered++;
      send();
    });
    socket.once('connect', send);
    await once(socket, 'close').catch(() => undefined);
  }
}

for (let nth = 0; nth < CLIENTS; nth++) void client(nth);
/** @returns how many answers it has had */
answering(0, () => answered);
