// The tab's files, from memory: each compressed when it is first asked for, and kept by browsers for as long as they are what they were.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import express, { type RequestHandler, type Router } from 'express';

/** What lies in `assets` has a name made from its content, so it never changes; the page that names it is asked for each time. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const EACH_TIME = 'public, max-age=0';

/** In the order in which we would choose. */
const ENCODINGS = ['br', 'gzip', 'identity'] as const;
type Encoding = (typeof ENCODINGS)[number];

interface Page {
  type: string;
  etag: string;
  in: (encoding: Encoding) => Promise<Buffer>;
}

/**
 * Reads the folder once; one that is not there holds nothing. A download that is broken off leaves no open file behind, and of a file that
 * many read slowly there is one copy. Only files are compressed: how well an answer of the API can be would say something about it
 * (https://breachattack.com).
 */
export async function pages(folder: string): Promise<Router> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(missing);
  const paths = files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const read = paths.map(async (path) => [`/${relative(folder, path).split(sep).join('/')}`, pageOf(path, await readFile(path))] as const);
  const known = new Map(await Promise.all(read));
  const router = express.Router();
  router.use(page(known));
  return router;
}

function missing(error: NodeJS.ErrnoException): [] {
  if (error.code !== 'ENOENT') throw error;
  return [];
}

function pageOf(path: string, content: Buffer): Page {
  const forms: Partial<Record<Encoding, Promise<Buffer>>> = { identity: Promise.resolve(content) };
  return {
    type: extname(path),
    etag: `W/"${createHash('sha256').update(content).digest('base64url')}"`,
    in: (encoding) => (forms[encoding] ??= encoding === 'br' ? brotli(content, BROTLI) : promisify(gzip)(content)),
  };
}

const brotli = promisify(brotliCompress);
/** Half of its best: a tenth of the time for nearly the same size. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

const page =
  (known: ReadonlyMap<string, Page>): RequestHandler =>
  async (request, response, next) => {
    const path = request.path === '/' ? '/index.html' : request.path;
    const found = request.method === 'GET' || request.method === 'HEAD' ? known.get(path) : undefined;
    if (found === undefined) return next();
    const encoding = ENCODINGS.find((one) => one === request.acceptsEncodings([...ENCODINGS])) ?? 'identity';
    response.type(found.type).vary('Accept-Encoding');
    response.set({ 'Cache-Control': path.startsWith('/assets/') ? FOR_EVER : EACH_TIME, ETag: found.etag });
    if (encoding !== 'identity') response.set('Content-Encoding', encoding);
    response.send(await found.in(encoding));
  };
