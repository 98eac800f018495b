// The browser that npm brings (Linux x64): unpacked once below node_modules, with fonts that can show every language of the product.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const cache = fileURLToPath(new URL('../../node_modules/.cache/mutual/', import.meta.url));
/** The font with Japanese letters has no bold ones, and Latin ones that are not to be taken. */
const LATIN_FIRST =
  '<match target="pattern"><test name="weight" compare="less_eq"><const>medium</const></test><edit name="family" mode="append" binding="same"><string>Open Sans</string></edit></match>';
/** What `@sparticuz/chromium` reads or overwrites in the environment. */
const BORROWED = ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH'];

/** @returns how to launch it, or `undefined` where it is not installed or this is a machine that it is not made for. */
export async function bundledChromium() {
  const entry = resolved('@sparticuz/chromium');
  if (process.platform !== 'linux' || process.arch !== 'x64' || entry === undefined) return undefined;
  const home = await unpacked(entry);
  const env = { ...process.env, LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: fontsFile(home) };
  return { executablePath: join(home, 'chromium'), env };
}

/** Unpacks beside its place and then moves, so that neither a killed run nor a second worker meets half a browser. */
async function unpacked(entry: string): Promise<string> {
  const home = join(cache, `chromium-${versionOf(entry)}`);
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'draft-'));
  await unpackInto(draft);
  try {
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}

/** The package unpacks into the temp folder, and its own libraries only where it believes to be on AWS. */
async function unpackInto(folder: string): Promise<void> {
  const before = BORROWED.map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' });
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** Without any font the renderer dies, and the package's own list names folders of AWS. Another worker may be reading the list. */
function fontsFile(home: string): string {
  const file = join(home, 'mutual-fonts.conf');
  const arabic = dirname(require.resolve('@expo-google-fonts/noto-sans-arabic/package.json'));
  const japanese = dirname(require.resolve('@expo-google-fonts/sawarabi-gothic/package.json'));
  const faces = [...['400Regular', '600SemiBold', '700Bold'].map((face) => join(arabic, face)), join(japanese, '400Regular')];
  const folders = [join(home, 'fonts'), ...faces, '/usr/share/fonts'];
  const list = folders.map((folder) => `<dir>${folder}</dir>`).join('');
  const draft = `${file}-${process.pid}`;
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${list}${LATIN_FIRST}<cachedir>${join(home, 'fontcache')}</cachedir></fontconfig>`;
  writeFileSync(draft, text);
  renameSync(draft, file);
  return file;
}

function resolved(name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

function versionOf(entry: string): string {
  const manifest = join(entry.slice(0, entry.lastIndexOf('build')), 'package.json');
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'));
  return version;
}
