#!/usr/bin/env node
// The commands for whoever checks or runs Mutual.
import { backUp, move, restore } from './commands/backup.ts';
import { doctor } from './commands/doctor.ts';
import { erase } from './commands/erase.ts';
import { PACKAGE, writePackage } from './commands/package.ts';
import { bothOf, openStores, storeOf } from './commands/stores.ts';
import { verify } from './commands/verify.ts';

const USAGE = `mutual doctor [PACKAGE]               looks at settings, sign-in, permissions, package and address, and says what to do
mutual package [FILE]                 the app package for Teams, with the ids of the environment (${PACKAGE})
mutual verify BULLETIN [FOUR WORDS]   recheck a published bulletin, and look for your own ballot in it
mutual backup FILE                    the whole store into one file
mutual restore FILE                   a backup into an empty store
mutual move                           the embedded store into the PostgreSQL of DATABASE_URL
mutual erase-person TENANT PERSON     take a person out of everything
mutual erase-tenant TENANT            everything of a tenant

The store is that of DATABASE_URL if it is set, otherwise DATA_FOLDER. Stop the server before you work on a folder.`;

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** Does the work and closes, whatever comes of it. */
async function using<S extends { close(): Promise<void> }, R>(opened: Promise<S>, work: (store: S) => Promise<R>): Promise<R> {
  const store = await opened;
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const COMMANDS: Record<string, { words: number; most?: number; run: (...words: string[]) => Promise<void> }> = {
  doctor: {
    words: 0,
    most: 1,
    run: async (file) => {
      const { lines, code } = await doctor(process.env, file);
      say(lines.join('\n'));
      process.exitCode = code;
    },
  },
  package: {
    words: 0,
    most: 1,
    run: async (file = PACKAGE) => {
      await writePackage(process.env, file);
      say(`${file} is ready to be uploaded.`);
    },
  },
  backup: {
    words: 1,
    run: (file = '') => using(storeOf(process.env), async (store) => say(`${await backUp(store, file)} entries are in ${file}.`)),
  },
  restore: {
    words: 1,
    run: (file = '') => using(storeOf(process.env), async (store) => say(`${await restore(file, store)} entries are in the store.`)),
  },
  move: {
    words: 0,
    run: async () => {
      const { from, to } = await bothOf(process.env);
      await using(Promise.resolve(from), () => using(Promise.resolve(to), () => move(from, to)));
      say('All of it is in PostgreSQL. The folder is as it was; take it away when you have seen the server run.');
    },
  },
  'erase-person': {
    words: 2,
    run: (tenant = '', person) => using(openStores(process.env), (stores) => erase(stores, tenant, person)),
  },
  'erase-tenant': { words: 1, run: (tenant = '') => using(openStores(process.env), (stores) => erase(stores, tenant)) },
};

const [name = '', ...words] = process.argv.slice(2);
const command = COMMANDS[name];
if (name === 'verify' && words[0] !== undefined) {
  const { lines, code } = await verify(words[0], words.length === 1 ? undefined : words.slice(1).join(' '));
  say(lines.join('\n'));
  process.exitCode = code;
} else if (command && words.length >= command.words && words.length <= (command.most ?? command.words)) {
  await command.run(...words).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
} else {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}
