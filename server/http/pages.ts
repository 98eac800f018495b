// The tab's files: compressed, and kept by browsers for as long as they are what they were.
import compression from 'compression';
import express, { type Router } from 'express';

/**
 * What lies in `assets` has a name made from its content, so it never changes; the page that names it is asked for each time. Only files
 * are compressed: how well an answer of the API can be would say something about it (https://breachattack.com).
 */
export function pages(folder: string): Router {
  const router = express.Router();
  router.use(compression());
  router.use('/assets', express.static(`${folder}/assets`, { maxAge: '1y', immutable: true }));
  router.use(express.static(folder, { maxAge: 0 }));
  return router;
}
