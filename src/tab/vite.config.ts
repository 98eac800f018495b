// Builds the tab into dist/tab, served under /tab/. Paths are from the top of the project, where npm runs.
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: 'src/tab',
  base: '/tab/',
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: { outDir: '../../dist/tab', emptyOutDir: true },
});
