// The child's side: a process of its own that says when it is ready and answers whoever started it.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** @param ready is said first  @param answer to a question */
export function answering(ready: number, answer: (question: string) => number | Promise<number>): void {
  process.on('message', (question: string) => void Promise.resolve(answer(question)).then((said) => process.send?.(said)));
  process.once('disconnect', () => process.exit());
  process.send?.(ready);
}

/** Says where it is and, to any question, how much of a processor it has used: threads and kernel included, for writing is part of the price. */
export function serve(server: Server): void {
  server.listen(0, '127.0.0.1', () =>
    answering((server.address() as AddressInfo).port, () => {
      const { user, system } = process.cpuUsage();
      return user + system;
    }),
  );
}
