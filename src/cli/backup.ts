import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { NewsError } from '../core/errors.ts';
import { backUp } from '../store/backup.ts';
import { print, readArgs, UsageError, type Verb } from './verb.ts';

/** A copy of everything that is kept, made while the bot works, and found whole before it counts. */
export const backup: Verb = {
  name: 'backup',
  usage: ['backup <file>'],
  run: async (args) => {
    const [named, ...others] = readArgs(args, {}).positionals;
    if (named === undefined || others.length > 0) throw new UsageError('Say one file to copy the archive to.');
    const to = resolve(named);
    const { database } = readConfig();
    if ('url' in database)
      throw new NewsError(
        'bad-input',
        'The archive is in PostgreSQL, which brings a tool for this: pg_dump --format=custom --file=<file> "$DATABASE_URL".',
      );
    if (existsSync(to))
      throw new NewsError('conflict', `${to} is there already, and no backup is written over. Name another file.`);
    if (!existsSync(dirname(to)))
      throw new NewsError('not-found', `There is no folder ${dirname(to)}. Make it, or name another file.`);
    try {
      await backUp(database.file, to);
    } catch (error) {
      throw new NewsError('unreadable', error instanceof Error ? error.message : String(error), { cause: error });
    }
    print(`${to}: ${(statSync(to).size / 1_048_576).toFixed(1)} MB, read to its end and whole.`);
    print('It holds what people follow: keep it where nobody else can read it, and apart from ENCRYPTION_KEY.');
    print(
      `To bring it back, stop the bot, delete ${database.file}-wal and ${database.file}-shm, and copy it to ${database.file}.`,
    );
    return 0;
  },
};
