#!/usr/bin/env node
// The commands for whoever checks or runs Mutual.
import { PACKAGE } from './commands/package-file.ts';
import type { Answer } from './commands/published.ts';

const USAGE = `mutual doctor [PACKAGE]               looks at settings, sign-in, permissions, package and address, and says what to do
mutual package [FILE]                 the app package for Teams, with the ids of the environment (${PACKAGE})
mutual verify BULLETIN [FOUR WORDS]   recheck a published bulletin, and look for your own ballot in it
mutual figures FILE                   what published reports of a team say, as JSON: an array of them, oldest first
mutual attack FILE                    what one published report gives away about somebody, as JSON
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

/** What people read. @returns the code to end with */
function told({ lines, code }: { lines: readonly string[]; code: number }): number {
  say(lines.join('\n'));
  return code;
}

/** What programs read, or why there is none. @returns the code to end with */
function answered(answer: Answer): number {
  if ('refusal' in answer) process.stderr.write(`${answer.refusal}\n`);
  else say(answer.json);
  return 'refusal' in answer ? 2 : answer.code;
}

interface Command {
  /** How many words may follow: at least, and at most. */
  words: [least: number, most: number];
  /** @returns the code to end with, if it is not 0 */
  run(...words: string[]): Promise<number | void>;
}

// Each brings what it needs itself: who checks a bulletin waits for no database.
const COMMANDS: Record<string, Command> = {
  doctor: {
    words: [0, 1],
    run: async (file) => told(await (await import('./commands/doctor.ts')).doctor(process.env, file)),
  },
  package: {
    words: [0, 1],
    run: async (file = PACKAGE) => {
      const { writePackage } = await import('./commands/package.ts');
      await writePackage(process.env, file);
      say(`${file} is ready to be uploaded.`);
    },
  },
  verify: {
    words: [1, Infinity],
    run: async (file = '', ...receipt) => {
      const { verify } = await import('./commands/verify.ts');
      return told(await verify(file, receipt.length === 0 ? undefined : receipt.join(' ')));
    },
  },
  figures: { words: [1, 1], run: async (file = '') => answered(await (await import('./commands/figures.ts')).figures(file)) },
  attack: { words: [1, 1], run: async (file = '') => answered(await (await import('./commands/attack.ts')).attack(file)) },
  backup: {
    words: [1, 1],
    run: async (file = '') => {
      const { backUp, storeOf } = await stored();
      await using(storeOf(process.env), async (store) => say(`${await backUp(store, file)} entries are in ${file}.`));
    },
  },
  restore: {
    words: [1, 1],
    run: async (file = '') => {
      const { restore, storeOf } = await stored();
      await using(storeOf(process.env), async (store) => say(`${await restore(file, store)} entries are in the store.`));
    },
  },
  move: {
    words: [0, 0],
    run: async () => {
      const { bothOf, move } = await stored();
      const { from, to } = await bothOf(process.env);
      await using(Promise.resolve(from), () => using(Promise.resolve(to), () => move(from, to)));
      say('All of it is in PostgreSQL. The folder is as it was; take it away when you have seen the server run.');
    },
  },
  'erase-person': {
    words: [2, 2],
    run: async (tenant = '', person) => {
      const { erase, openStores } = await stored();
      return using(openStores(process.env), (stores) => erase(stores, tenant, person));
    },
  },
  'erase-tenant': {
    words: [1, 1],
    run: async (tenant = '') => {
      const { erase, openStores } = await stored();
      return using(openStores(process.env), (stores) => erase(stores, tenant));
    },
  },
};

/** What works on a whole store. */
const stored = async () => ({
  ...(await import('./commands/stores.ts')),
  ...(await import('./commands/backup.ts')),
  ...(await import('./commands/erase.ts')),
});

const [name = '', ...words] = process.argv.slice(2);
const command = COMMANDS[name];
if (command && words.length >= command.words[0] && words.length <= command.words[1]) {
  try {
    process.exitCode = (await command.run(...words)) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}
