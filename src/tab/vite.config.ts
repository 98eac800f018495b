// Builds the tab into dist/tab, served under /tab/. Paths are from the top of the project, where npm runs.
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: 'src/tab',
  base: '/tab/',
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: { outDir: '../../dist/tab', emptyOutDir: true },
});
