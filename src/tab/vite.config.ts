// Builds the tab into dist/tab, served under /tab/. Paths are from the top of the project, where npm runs.
import { defaultClientConditions, defineConfig } from 'vite';

/** `places/ballot/screen.module.css` and `.items` → `ballot-items`; of another file than the screen's, `ballot-statement-pick`. */
export function className(name: string, file: string): string {
  const [folder = '', module = ''] = file.split('/').slice(-2);
  const part = module.replace(/\.module\.css.*/, '');
  return [...(folder === 'tab' ? [] : [folder]), ...(part === 'screen' ? [] : [part]), name].join('-');
}

export default defineConfig({
  root: 'src/tab',
  base: '/tab/',
  resolve: { conditions: ['source', ...defaultClientConditions] },
  css: { modules: { generateScopedName: className } },
  build: { outDir: '../../dist/tab', emptyOutDir: true },
});
