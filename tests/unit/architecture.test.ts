// The house rules about who may know whom. A boundary that no tool checks does not exist.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { circles, filesBelow, reach, readGraph, type Module } from '../support/imports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const graph = readGraph(root, ['src', 'server']);
const modules = [...graph.values()];

/** Is it this module, or inside the folder of this name? */
const isIn = (path: string, ...places: string[]) =>
  places.some((place) => path === `${place}.ts` || path === `${place}.tsx` || path.startsWith(`${place}/`));
const inside = (...places: string[]) => modules.filter(({ path }) => isIn(path, ...places));

/** Each import of one of these modules that is not allowed, as `from → to`. */
const importsOf = (from: Module[], refused: (to: string) => boolean) =>
  from.flatMap(({ path, imports }) => imports.filter(refused).map((to) => `${path} → ${to}`));

/** The same at any depth, with the whole way. */
const waysOf = (from: Module[], refused: (to: string) => boolean) =>
  from.flatMap(({ path }) => [...reach(graph, path)].filter(([to]) => refused(to)).map(([, way]) => way.join(' → ')));

/** Compositions: the server, its tables of contents, and the commands, which open both stores to copy or empty them. */
const ROOT = [
  ...['server/compose', 'server/http/member-routes', 'server/cli', 'server/commands'],
  ...['server/store/copy', 'server/store/embedded/copy', 'server/store/postgres/copy'],
];
/** One noun, one room: `server/NOUN`. */
const NOUNS = ['team', 'cadence', 'pulse', 'credential', 'ballot', 'report', 'follow-up', 'promise', 'mirror'];
const ROOMS = NOUNS.map((noun) => `server/${noun}`);

/** Who may import whom on the server's floor: each part only what stands above it here, and itself. */
const FLOOR: [part: string, ...above: string[]][] = [
  ['server/records'],
  ['server/process'],
  ['server/access', 'server/records'],
  ...ROOMS.map((room): [string, ...string[]] => [room, 'server/access', 'server/records', 'server/process/wall-clock']),
  ['server/schedule', ...ROOMS, 'server/records', 'server/process/troubles'],
  ['server/microsoft', ...ROOMS, 'server/access', 'server/config', 'server/records', 'server/process/wall-clock'],
  ['server/store', ...ROOMS, 'server/records'],
  ['server/http', ...ROOMS, 'server/access', 'server/records', 'server/process/troubles'],
];

/** Rules about places that are gone would hold for ever. */
const NAMED = [
  ...[...ROOT, ...ROOMS, ...FLOOR.flat(), 'server/start-ballots', 'server/sandbox/shell', 'server/access/guard'],
  ...['src/domain/ballot/ballot', 'src/domain/ballot/voice', 'src/domain/report/tally', 'src/domain/report/disclosure', 'src/contract'],
];

/** What stands on one level of a floor: names of files without their ending, and of folders. */
const levelOf = (floor: string) => [
  ...new Set(
    modules.flatMap(({ path }) => (path.startsWith(`${floor}/`) ? [path.slice(floor.length + 1).replace(/(\/.*|\.tsx?)$/, '')] : [])),
  ),
];

/** Files of the product (not the sandbox) whose text has something that they must not have, comments left out. */
const having = (places: string[], pattern: RegExp) =>
  inside(...places)
    .filter(({ path, code }) => !isIn(path, 'server/sandbox') && pattern.test(code))
    .map(({ path }) => path);

it('reads the sources: aliases, types and packages are among the imports, and each place that a rule names exists', () => {
  expect(graph.get('server/records/team.ts')?.imports).toEqual(
    expect.arrayContaining(['src/domain/cadence/cadence.ts', 'server/records/documents.ts']),
  );
  expect(graph.get('src/domain/pulse/terms.ts')?.imports).toEqual(expect.arrayContaining(['src/domain/ids.ts', 'zod/mini']));
  expect(
    NAMED.filter((place) => inside(place).length === 0),
    'places named in a rule',
  ).toEqual([]);
  expect(
    importsOf(modules, (to) => /^(src|server)\/.*\.tsx?$/.test(to) && !graph.has(to)),
    'our modules that do not exist',
  ).toEqual([]);
});

describe('the floors', () => {
  it('the domain imports only itself and the small half of zod', () => {
    expect(importsOf(inside('src/domain'), (to) => !isIn(to, 'src/domain') && to !== 'zod/mini')).toEqual([]);
  });

  it.each([
    ['clock', /\bDate\.now\b|\bDate\(\s*\)|\bnew Date\b(?!\()|\bperformance\b|\bTemporal\.Now\b|\bset(?:Timeout|Interval)\b/],
    ['dice', /\bMath\.random\b|\bcrypto\b/],
    ['network', /\bfetch\b|\bXMLHttpRequest\b|\bWebSocket\b/],
    ['process', /\bprocess\b|\bglobalThis\b|\bconsole\b/],
  ])('the domain knows no %s', (_, name) => {
    expect(inside('src/domain').flatMap(({ path, code }) => code.match(name)?.map((found) => `${path}: ${found}`) ?? [])).toEqual([]);
  });

  it('the contract imports only itself, the domain and the small half of zod', () => {
    expect(importsOf(inside('src/contract'), (to) => !isIn(to, 'src/contract', 'src/domain') && to !== 'zod/mini')).toEqual([]);
  });

  it('the tab never imports the server, nor Node', () => {
    expect(importsOf(inside('src/tab'), (to) => isIn(to, 'server') || to.startsWith('node:'))).toEqual([]);
  });

  it("the server never imports the tab; only the sandbox's shell may", () => {
    const server = inside('server').filter(({ path }) => !isIn(path, 'server/sandbox/shell'));
    expect(importsOf(server, (to) => isIn(to, 'src/tab'))).toEqual([]);
  });

  it('only one file of the tab knows Teams and Outlook', () => {
    const others = inside('src/tab', 'src/domain', 'src/contract', 'server').filter(({ path }) => path !== 'src/tab/host/teams.ts');
    expect(importsOf(others, (to) => to.startsWith('@microsoft/teams-js'))).toEqual([]);
  });
});

describe('the house', () => {
  it('has one folder a noun on every floor; on top of the server stand only its entrances, its compositions and its configuration', () => {
    expect(levelOf('src/domain').toSorted()).toEqual([
      ...['ballot', 'cadence', 'follow-up', 'ids', 'items', 'json', 'language', 'policy', 'privacy', 'pulse', 'reading', 'report'],
    ]);
    expect(levelOf('server').toSorted()).toEqual([
      ...['access', 'ballot', 'cadence', 'cli', 'commands', 'compose', 'compose-ballots', 'config', 'credential', 'follow-up'],
      ...['http', 'microsoft', 'mirror', 'process', 'promise', 'pulse', 'records', 'report', 'sandbox', 'schedule'],
      ...['start', 'start-ballots', 'store', 'team'],
    ]);
  });

  it.each(FLOOR)('%s imports only what stands above it', (part, ...above) => {
    const isRoot = (path: string) => isIn(path, ...ROOT);
    const own = inside(part).filter(({ path }) => !isRoot(path));
    expect(importsOf(own, (to) => isIn(to, 'server') && !isIn(to, part, ...above))).toEqual([]);
  });

  it('says its public types: none is inferred from a function of another file', () => {
    expect(having(['src', 'server'], /\bReturnType<typeof\b/)).toEqual([]);
    expect(inside('server/sandbox').filter(({ code }) => /\bReturnType<typeof\b/.test(code))).toEqual([]);
  });

  it('knows in one place which rhythms there are, and in one what a clock on the wall shows', () => {
    const text = (path: string) => readFileSync(join(root, path), 'utf8');
    const known = modules.filter(({ path }) => !isIn(path, 'server/sandbox') && /'(?:daily|weekly)'|\bFREQ\b/.test(text(path)));
    // What the first version stored was weekly, and stays so.
    expect(known.map(({ path }) => path).toSorted()).toEqual(['server/store/first-version.ts', 'src/domain/cadence/recurrence.ts']);
    const clocks = modules.filter(({ path, imports }) => !isIn(path, 'server/sandbox') && imports.includes('luxon'));
    expect(clocks.map(({ path }) => path)).toEqual(['server/process/wall-clock.ts']);
  });
});

describe('the rooms', () => {
  it('no room reaches Express, Graph, the store, the wire or the sandbox, at any depth', () => {
    const shell = (to: string) => isIn(to, 'server/http', 'server/store', 'server/microsoft', 'server/sandbox', ...ROOT);
    expect(waysOf(inside(...ROOMS), (to) => shell(to) || to === 'express' || to.startsWith('@microsoft/'))).toEqual([]);
  });

  it('no room knows a tenant: it is given the records of one', () => {
    expect(having([...ROOMS, 'server/schedule'], /\btenant\b/i)).toEqual([]);
  });

  it('nobody but the guard says no to a role: no other file of the server names such a refusal', () => {
    const role = /'(not-in-team|not-leader|not-admin)'/;
    const text = (path: string) => readFileSync(join(root, path), 'utf8');
    expect(
      inside('server')
        .filter(({ path }) => role.test(text(path)))
        .map(({ path }) => path),
    ).toEqual([]);
    expect(having(['server'], /\bmust(See|Lead|Govern|May)\b/)).toEqual([]);
  });

  it('in the domain what comes earlier in the flow imports nothing that comes later', () => {
    const flow = ['policy', 'cadence', 'items', 'pulse', 'ballot', 'report', 'reading', 'follow-up', 'privacy'].map(
      (noun) => `src/domain/${noun}`,
    );
    expect(flow.flatMap((noun, place) => importsOf(inside(noun), (to) => isIn(to, ...flow.slice(place + 1))))).toEqual([]);
  });

  it('nothing imports in a circle', () => {
    expect(circles(graph).map((circle) => circle.join(' → '))).toEqual([]);
  });
});

describe('the wall between who and what', () => {
  it('nothing but the composition roots reaches both the credential room and the ballot room', () => {
    const isRoot = (path: string) => isIn(path, ...ROOT);
    const both = modules.filter(({ path }) => {
      const reached = [path, ...reach(graph, path, isRoot).keys()];
      return !isRoot(path) && ['server/credential', 'server/ballot'].every((room) => reached.some((to) => isIn(to, room)));
    });
    expect(both.map(({ path }) => path)).toEqual([]);
  });

  it('ballot room and voice room never learn who: they reach neither a roll nor a team', () => {
    const who = (to: string) => /^server\/(credential|access)\//.test(to) || /^server\/records\/(team|pulse|roll|effects)/.test(to);
    expect(waysOf(inside('server/ballot'), who)).toEqual([]);
  });

  it('the credential room never learns what: it reaches neither a ballot nor a voice nor a tally', () => {
    const what = (to: string) => isIn(to, 'src/domain/ballot/ballot', 'src/domain/ballot/voice', 'src/domain/report/tally');
    expect(waysOf(inside('server/credential'), what)).toEqual([]);
  });

  it.each(['embedded', 'postgres'])('the two %s stores, of who and of what, share neither a document nor a place', (kind) => {
    const store = (name: string) =>
      new Set(
        [...reach(graph, `server/store/${kind}/${name}.ts`).keys()].filter((to) =>
          /^server\/(?!store\/(entries|group-commit)|records\/(documents|versions)).*(roll|team|pulse|effect|box|voice|credential|ballot)/.test(
            to,
          ),
        ),
      );
    const members = store('members');
    expect([...store('ballots')].filter((to) => members.has(to))).toEqual([]);
  });

  it('the ballot box on its own reaches neither the credential room, a team, a roll, Microsoft nor what the other process starts with', () => {
    const who = (to: string) =>
      isIn(to, 'server/credential', 'server/access', 'server/microsoft', ...ROOT) ||
      /^server\/(store|records)\/.*(member|roll|team|pulse|effect)/.test(to) ||
      /^@(microsoft|azure)\//.test(to);
    expect(waysOf(inside('server/start-ballots'), who)).toEqual([]);
    expect([...reach(graph, 'server/start-ballots.ts').keys()]).toEqual(
      expect.arrayContaining(['server/ballot/ballot.ts', 'server/ballot/voice.ts']),
    );
  });

  it('disclosure is the only door to a report, and only the report room opens it', () => {
    const isDoor = (path: string) => /^src\/domain\/report\/disclosure\b/.test(path);
    const others = modules.filter(({ path }) => !isDoor(path) && !path.startsWith('server/report/'));
    expect(importsOf(others, isDoor)).toEqual([]);
  });

  it('what reports mean is read from reports: reading reaches neither a tally nor the door, at any depth', () => {
    const secret = (to: string) => isIn(to, 'src/domain/report/tally', 'src/domain/report/disclosure');
    expect(waysOf(inside('src/domain/reading'), secret)).toEqual([]);
  });

  it('no tally is on the wire or in the tab, at any depth', () => {
    expect(waysOf(inside('src/contract', 'src/tab'), (to) => isIn(to, 'src/domain/report/tally', 'src/domain/report/disclosure'))).toEqual(
      [],
    );
  });
});

describe('the edges of the product', () => {
  it('nothing outside the sandbox imports the sandbox', () => {
    const product = modules.filter(({ path }) => !isIn(path, 'server/sandbox'));
    expect(importsOf(product, (to) => isIn(to, 'server/sandbox'))).toEqual([]);
  });

  it('only the two compositions and the commands choose a store', () => {
    const others = modules.filter(({ path }) => !isIn(path, 'server/compose', 'server/compose-ballots', 'server/commands', 'server/store'));
    expect(importsOf(others, (to) => isIn(to, 'server/store'))).toEqual([]);
  });

  it('each server is one app of Express (the sandbox has one around it): what is mounted is a router', () => {
    const makers = inside('server').filter(({ code }) => /\bexpress\(/.test(code));
    expect(makers.map(({ path }) => path).toSorted()).toEqual([
      'server/compose.ts',
      'server/sandbox/sandbox.ts',
      'server/start-ballots.ts',
    ]);
  });

  it('HTTP servers are made in one place', () => {
    const isHttp = (to: string) => /^(node:)?https?$/.test(to);
    const makers = inside('server').filter(({ imports, code }) => imports.some(isHttp) && /\bcreateServer\b/.test(code));
    expect(makers.map(({ path }) => path)).toEqual(['server/process/http-server.ts']);
    expect(inside('server').filter(({ code }) => /\b(app|express)\.listen\(/.test(code))).toEqual([]);
  });
});

describe('files', () => {
  const files = ['src', 'server', 'tests', 'appPackage', 'env'].flatMap((folder) => filesBelow(root, folder));

  it('no file or folder has a name that says nothing', () => {
    const empty = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'shared', 'manager', 'service', 'services', 'data', 'info'];
    expect(files.filter((path) => path.split('/').some((part) => empty.includes(part.replace(/\..*$/, ''))))).toEqual([]);
  });

  it('no source file is longer than 300 lines, and each begins by saying its job', () => {
    const sources = [...readGraph(root, ['src', 'server', 'tests']).values()];
    expect(sources.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
    expect(sources.filter(({ path }) => !/^(#!.*\n)?\/\//.test(readFileSync(join(root, path), 'utf8'))).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('the top level holds only what it should', () => {
    const allowed =
      /^(package(-lock)?\.json|tsconfig\.json|appPackage|src|server|tests|env|README\.md|LICENSE|m365agents(\..+)?\.yml|\..+)$/;
    const ignored = readFileSync(join(root, '.gitignore'), 'utf8')
      .split('\n')
      .map((line) => line.replace(/\/$/, ''));
    expect(readdirSync(root).filter((name) => !allowed.test(name) && !ignored.includes(name))).toEqual([]);
  });
});
