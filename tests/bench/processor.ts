// Processor time of this process, threads and kernel included: nearly the same with a busy neighbour as without.

/** @returns for each of so many, in microseconds */
export async function processorTime(times: number, act: () => Promise<unknown> | void): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

/** Does it again and again. @returns for each time, in microseconds */
export const again = (times: number, act: () => unknown): Promise<number> =>
  processorTime(times, () => {
    for (let time = 0; time < times; time++) act();
  });
