// Microsoft's Graph client asks again at once: how long it would wait is its own affair, and it would wait in real time.
import { RetryHandler } from '@microsoft/microsoft-graph-client';
import { beforeEach, vi } from 'vitest';

/** In every test of the file that calls this. */
export const graphAtOnce = (): void =>
  beforeEach(() => void vi.spyOn(RetryHandler.prototype as unknown as { sleep(): Promise<void> }, 'sleep').mockResolvedValue());
