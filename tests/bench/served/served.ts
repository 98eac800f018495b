// The child's side: a server in a process of its own that says where it is and, when asked, how much of a processor it has used.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export function serve(server: Server): void {
  // Kernel and threads of libuv included: what a disk write costs is part of the price.
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  process.once('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}
