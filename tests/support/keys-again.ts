// To make a key takes a sixth of a second of a processor, which is most of what many tests would take.
import { vi } from 'vitest';

vi.mock('../../server/credential/signing-key.ts', async (original) => {
  const real = await original<typeof import('../../server/credential/signing-key.ts')>();
  const { oneOfFew } = await import('./few-keys.ts');
  return { ...real, newKey: oneOfFew(real.newKey) };
});
