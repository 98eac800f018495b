// Who imports whom: the import graph of the sources, types and dynamic imports included.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export interface Module {
  /** From the top of the project, with forward slashes. */
  path: string;
  /** Without comments and without what stands in quotes. */
  code: string;
  lines: number;
  /** Paths of our own modules, whether they exist or not, and names of packages as written, `node:` ones too. */
  imports: string[];
}

export type Graph = Map<string, Module>;

/** Reads every .ts and .tsx file below the given folders; a folder that is missing is empty. */
export function readGraph(root: string, folders: string[]): Graph {
  const paths = folders.flatMap((folder) => filesBelow(root, folder)).filter((path) => /\.tsx?$/.test(path));
  return new Map(paths.map((path) => [path, readModule(path, readFileSync(join(root, path), 'utf8'))]));
}

/** Every file below a folder, from the top of the project. */
export function filesBelow(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const below = (parent: string) => parent.slice(join(root).length).replaceAll('\\', '/').replace(/^\//, '');
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(below(entry.parentPath), entry.name))
    .toSorted();
}

function readModule(path: string, text: string): Module {
  const source = text.replace(COMMENT_OR_TEXT, (part) => (part.startsWith('/') ? ' ' : part));
  const code = source.replace(COMMENT_OR_TEXT, (part) => (part.startsWith('`') ? part : "''"));
  const specifiers = [...source.matchAll(STATEMENT), ...source.matchAll(CALL)].map(([, specifier = '']) => specifier);
  return { path, code, lines: text.split('\n').length - 1, imports: specifiers.map((specifier) => resolve(path, specifier)) };
}

/** Strings and templates come along so that `https://` is no comment and `'/*'` begins none. */
const COMMENT_OR_TEXT = /\/\/.*|\/\*[^]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[^])*`/g;
/** `import 'x'`, `import … from 'x'`, `export … from 'x'`, with `type` or without; statements begin a line. */
const STATEMENT = /^(?:import|export)\b(?:[^'";=()]*\bfrom)?\s*['"]([^'"]+)['"]/gm;
/** `import('x')`, which loads or names a type. */
const CALL = /\bimport\(\s*['"]([^'"]+)['"]/g;

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const alias = /^#(domain|contract)\/(.+)$/.exec(specifier);
  return alias ? `src/${alias[1]}/${alias[2]}.ts` : specifier;
}

/** Everything that a module leads to, itself excepted, each with the way to it. Does not go on through `closed` modules. */
export function reach(graph: Graph, from: string, closed: (path: string) => boolean = () => false): Map<string, string[]> {
  const ways = new Map<string, string[]>();
  const open = [[from]];
  for (let way = open.shift(); way !== undefined; way = open.shift()) {
    for (const next of graph.get(way.at(-1) ?? '')?.imports ?? []) {
      if (next === from || ways.has(next)) continue;
      ways.set(next, [...way, next]);
      if (!closed(next)) open.push([...way, next]);
    }
  }
  return ways;
}

/** Ways from a module back to itself, one for each module that stands in a circle. */
export function circles(graph: Graph): string[][] {
  return [...graph.values()].flatMap(({ path, imports }) => {
    if (imports.includes(path)) return [[path, path]];
    const back = [...reach(graph, path)].find(([last]) => graph.get(last)?.imports.includes(path));
    return back === undefined ? [] : [[...back[1], path]];
  });
}
