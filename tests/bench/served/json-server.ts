// The peer: json-server as its own command puts it together, on a file with as many ballots as told.
import { mkdir } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { createApp } from 'json-server/lib/app.js';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { serve } from './served.ts';

type Posts = Parameters<typeof createApp>[0];

const [, , folder = '', stored = '0'] = process.argv;
// As in production it reads once what it may serve from here.
await mkdir(join(folder, 'public'), { recursive: true });
process.chdir(folder);
const ballot = { pulse: 'p'.repeat(22), prefix: 'c'.repeat(43), signature: 's'.repeat(342), answers: [1, 2, 3, 4, 5] };
const posts = Array.from({ length: Number(stored) }, (_, nth) => ({ id: String(nth), ...ballot }));
const db: Posts = new Low(new JSONFile('posts.json'), { posts });
await db.write();
serve(createServer(createApp(db, { logger: false }).attach as RequestListener));
