// Builds what a Dockerfile says without Docker: its stages are plain folders, its copies and commands are done as they are written.
import { exec } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, delimiter, join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(exec);

export interface Image {
  /** Where the last stage's working folder is. */
  folder: string;
  /** What it adds to the environment. */
  env: Record<string, string>;
  /** What it starts. */
  command: string[];
  /** What the last stage's RUN would do. Not done: it belongs to the root of a container. */
  notRun: string[];
}

interface Stage extends Image {
  name: string;
  root: string;
}

/** How an image is used, not what is in it. */
const ABOUT_USE = new Set(['USER', 'VOLUME', 'EXPOSE']);

/**
 * @param project the build's context
 * @param below an empty folder, one is made in it for each stage
 * @throws an Error about an instruction or a form of one that nothing here knows: it is never passed over
 */
export async function buildImage(project: string, file: string, below: string): Promise<Image> {
  const lines = instructions(readFileSync(join(project, file), 'utf8'));
  const stages: Stage[] = [];
  const stagesToCome = lines.filter(({ word }) => word === 'FROM').length;
  for (const { word, rest } of lines) {
    if (word === 'FROM') stages.push(newStage(rest, below, stages.length));
    else await follow(word, rest, { project, stages, isLast: stages.length === stagesToCome });
  }
  return current(stages);
}

function instructions(text: string): { word: string; rest: string }[] {
  const whole = text.replaceAll(/^\s*#.*\n/gm, '').replaceAll(/\\\n/g, ' ');
  const lines = whole.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [, word, rest] = /^([A-Z]+)\s+(.+)$/.exec(line) ?? refuse(line);
    return { word: word ?? refuse(line), rest: rest ?? refuse(line) };
  });
}

function newStage(rest: string, below: string, index: number): Stage {
  const [, , name = String(index)] = /^(node:\S+)(?: AS (\S+))?$/.exec(rest) ?? refuse(`FROM ${rest}`);
  const root = join(below, name);
  mkdirSync(root);
  return { name, root, folder: root, env: {}, command: [], notRun: [] };
}

interface Build {
  project: string;
  stages: Stage[];
  isLast: boolean;
}

async function follow(word: string, rest: string, build: Build): Promise<void> {
  const stage = current(build.stages);
  if (word === 'WORKDIR') mkdirSync((stage.folder = inside(stage, rest)), { recursive: true });
  else if (word === 'COPY') copy(rest, stage, build);
  else if (word === 'ENV') Object.assign(stage.env, Object.fromEntries(rest.split(/\s+/).map(pair)));
  else if (word === 'CMD') stage.command = JSON.parse(rest);
  else if (word === 'RUN' && build.isLast) stage.notRun.push(rest);
  else if (word === 'RUN') await runIn(stage, rest);
  else if (!ABOUT_USE.has(word)) refuse(`${word} ${rest}`);
}

/** @throws an Error with all that the command said: compilers complain on the standard output. */
async function runIn({ folder, env }: Stage, command: string): Promise<void> {
  try {
    await run(`{ ${command}; } 2>&1`, { cwd: folder, env: { ...plainEnvironment(), ...env }, maxBuffer: 2 ** 26 });
  } catch (error) {
    throw new Error(`RUN ${command}\n${(error as { stdout: string }).stdout}`, { cause: error });
  }
}

const current = (stages: Stage[]): Stage => stages.at(-1) ?? refuse('an instruction before FROM');

const inside = (stage: Stage, path: string): string => (path.startsWith('/') ? join(stage.root, path) : join(stage.folder, path));

function pair(text: string): [string, string] {
  const [, name, value] = /^(\w+)=([^"'$\s]*)$/.exec(text) ?? refuse(`ENV ${text}`);
  return [name ?? '', value ?? ''];
}

/** `COPY [--from=STAGE] SOURCE… TARGET`: of a folder its content is copied, of the project only what is not ignored. */
function copy(rest: string, stage: Stage, { project, stages }: Build): void {
  const [, from, paths = ''] = /^(?:--from=(\S+) )?((?:[\w./-]+ )+[\w./-]+)$/.exec(rest) ?? refuse(`COPY ${rest}`);
  const words = paths.split(' ').filter((path) => !path.startsWith('-') || refuse(`COPY ${rest}`));
  const target = words.pop() ?? refuse(`COPY ${rest}`);
  const other = from === undefined ? undefined : (stages.find(({ name }) => name === from) ?? refuse(`COPY ${rest}`));
  const ignored = other === undefined ? readIgnored(project) : () => false;
  for (const word of words) {
    const source = other === undefined ? join(project, word) : inside(other, word);
    if (!existsSync(source)) throw new Error(`COPY ${rest}: there is no ${word}`);
    const intoFolder = !statSync(source).isDirectory() && (words.length > 1 || /(?:^|\/)\.?$/.test(target));
    const to = join(inside(stage, target), intoFolder ? basename(word) : '');
    const filter = (path: string) => !ignored(relative(project, path));
    cpSync(source, to, { recursive: true, verbatimSymlinks: true, filter });
  }
}

/** @returns whether a path from the top of the project is kept out of the build by a line of `.dockerignore`. */
function readIgnored(project: string): (path: string) => boolean {
  const lines = readFileSync(join(project, '.dockerignore'), 'utf8').split('\n');
  const patterns = lines.filter((line) => line !== '' && !line.startsWith('#')).map(ignorePattern);
  return (path) => patterns.some((pattern) => pattern.test(path));
}

function ignorePattern(line: string): RegExp {
  if (!/^(?:\*\*\/)?[\w.*/-]*[\w.*-]$/.test(line) || line.slice(1).includes('**')) refuse(line);
  const [, anywhere = '', path = ''] = /^(\*\*\/)?(.*)$/.exec(line) ?? [];
  const text = path.replaceAll('.', '\\.').replaceAll('*', '[^/]*');
  return new RegExp(`^${anywhere === '' ? '' : '(?:.*/)?'}${text}(?:/|$)`);
}

/** This process's environment without what npm and Vitest added to it: neither tools of ours nor their mode may help a build. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const added = /^(?:npm_|VITEST|NODE_ENV$|NODE_OPTIONS$|INIT_CWD$|PATH$)/;
  const kept = Object.entries(process.env).filter(([name]) => !added.test(name));
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.endsWith(join('node_modules', '.bin')));
  return { ...Object.fromEntries(kept), PATH: folders.join(delimiter) };
}

function refuse(what: string): never {
  throw new Error(`Not known to this build of an image: ${what}`);
}
