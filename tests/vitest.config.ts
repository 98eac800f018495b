// How the tests run: on the sources (condition `source`), against the built tab where a browser is needed; one project a folder.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const project = (name: string, test: TestProjectInlineConfiguration['test'] = {}): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...test },
});

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  resolve: { conditions: ['source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
  test: {
    setupFiles: ['tests/support/setup.ts', 'tests/support/keys-again.ts'],
    // Processes, because tests start servers and kill them; one more than cores, because some files wait more than they work.
    pool: 'forks',
    maxWorkers: availableParallelism() + 1,
    // Most of a short file's time is loading Microsoft's clients: a process keeps what it has loaded for its next file.
    isolate: false,
    // For what hangs, and nothing else: how fast a machine is, the benchmarks measure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    tags: [{ name: 'long', description: 'needs what is built, or plays a week a hundred times' }],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      project('unit'),
      project('product'),
      project('postgres', { globalSetup: ['tests/support/postgres-for-all.ts'] }),
      project('browser'),
      project('endurance'),
    ],
  },
});
