import type { Command } from './command.ts';
import { withDatabases } from './with-databases.ts';

/** Brings the schema of every region up to date, before the servers of a new version start. */
export const migrateCommand: Command = {
  usage: 'migrate',
  summary: 'bring the schema of every region up to date',
  options: {},
  run: ({ config, io }) =>
    withDatabases(config, async (databases) => {
      await databases.migrate();
      io.print(`Up to date: ${databases.regions.join(', ')}.`);
    }),
};
