// Builds the sandbox's page into dist/shell.
import { defineConfig } from 'vite';

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  base: '/',
  resolve: { conditions: ['vite', 'source', 'module', 'browser', mode === 'production' ? 'production' : 'development'] },
  build: { outDir: '../../../dist/shell', emptyOutDir: true, chunkSizeWarningLimit: 900 },
}));
