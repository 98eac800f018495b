// Power cuts and a disk that is really full: `npm run test:power`, on Linux, as root, because file systems are mounted.
import { mergeConfig } from 'vitest/config';
import usual from '../../vitest.config.ts';

const config = mergeConfig(usual, { test: { testTimeout: 300_000, globalSetup: ['tests/endurance/power/root-only.ts'] } });
config.test.include = ['tests/endurance/power/*.power.ts'];
export default config;
