// The tab's folders: a place is shown by others, and never taken apart by them.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readGraph } from '../../support/imports.ts';

const modules = [...readGraph(fileURLToPath(new URL('../../..', import.meta.url)), ['src/tab']).values()];
const placeOf = (path: string) => /^src\/tab\/places\/([^/]+)\//.exec(path)?.[1];
/** Each import of one of these modules that is not allowed, as `from → to`. */
const importsOf = (from: typeof modules, isRefused: (to: string, from: string) => boolean) =>
  from.flatMap(({ path, imports }) => imports.filter((to) => isRefused(to, path)).map((to) => `${path} → ${to}`));

describe('A place of the tab', () => {
  it('has one screen, which is all that others know of it', () => {
    const places = [...new Set(modules.map(({ path }) => placeOf(path)))].filter((place) => place !== undefined);
    expect(places.length).toBeGreaterThan(8);
    expect(places.filter((place) => !modules.some(({ path }) => path === `src/tab/places/${place}/screen.tsx`))).toEqual([]);
    const isPart = (to: string, from: string) => placeOf(to) !== undefined && placeOf(to) !== placeOf(from) && !to.endsWith('/screen.tsx');
    expect(importsOf(modules, isPart)).toEqual([]);
  });

  it('is not known to what it is made of: ui, voter and host', () => {
    const parts = modules.filter(({ path }) => ['src/tab/ui', 'src/tab/voter', 'src/tab/host'].includes(dirname(path)));
    expect(parts.length).toBeGreaterThan(12);
    expect(importsOf(parts, (to) => placeOf(to) !== undefined || to === 'src/tab/app.tsx')).toEqual([]);
  });

  it('calls its host through one interface: which host it is, only the start of the tab knows', () => {
    const others = modules.filter(({ path }) => path !== 'src/tab/main.tsx' && dirname(path) !== 'src/tab/host');
    expect(importsOf(others, (to) => to.startsWith('src/tab/host/') && to !== 'src/tab/host/host.ts')).toEqual([]);
  });
});
