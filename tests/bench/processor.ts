// Processor time of this process, threads included: the same with a busy neighbour as without.

/** @returns for each of so many, in microseconds */
export async function processorTime(times: number, act: () => Promise<unknown> | void): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}
