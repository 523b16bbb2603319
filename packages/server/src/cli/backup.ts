import { restoreBackup } from '../backup/restore-backup.ts';
import { verifyStore } from '../backup/verify-store.ts';
import { writeBackup } from '../backup/write-backup.ts';
import type { Command } from './command.ts';
import { withDatabases } from './with-databases.ts';

/** Writes everything into one file. */
export const backupCommand: Command = {
  usage: 'backup FILE',
  summary: 'write all data of all partners and regions into one file',
  options: {},
  positionals: 1,
  run: ({ config, positionals, io }) =>
    withDatabases(config, async (databases) => {
      await databases.migrate();
      const file = positionals[0] as string;
      const rows = await writeBackup(databases, file);
      io.print(`Wrote ${rows.toLocaleString('en')} rows of ${databases.regions.join(', ')} to ${file}.`);
    }),
};

/** Puts such a file into empty databases. */
export const restoreCommand: Command = {
  usage: 'restore FILE',
  summary: 'put a backup into databases that hold no data yet',
  options: {},
  positionals: 1,
  run: ({ config, positionals, io }) =>
    withDatabases(config, async (databases) => {
      await databases.migrate();
      const rows = await restoreBackup(databases, positionals[0] as string);
      io.print(`Restored ${rows.toLocaleString('en')} rows. Look at it with: npx @partnerkit/server verify`);
    }),
};

/** Looks whether what is kept is whole. */
export const verifyCommand: Command = {
  usage: 'verify',
  summary:
    'look whether every table keeps partners apart, whether all that is derived fits, and whether no audit trail was\n' +
    '      changed since it was written; prints the head of each, which is to be kept somewhere else',
  options: {},
  run: ({ config, io }) =>
    withDatabases(config, async (databases) => {
      await databases.migrate();
      const { customers, auditHeads, problems } = await verifyStore(databases);
      for (const { region, partner, entries, hash } of auditHeads)
        io.print(
          `${region}: audit trail of ${partner}: ${entries.toLocaleString('en')} entries, head ${hash}`,
        );
      for (const problem of problems) io.print(problem);
      const looked = `${customers.toLocaleString('en')} customers in ${databases.regions.join(', ')}`;
      if (problems.length > 0) throw new Error(`Looked at ${looked}: ${problems.length} problems.`);
      io.print(`Looked at ${looked}: all is as it should be.`);
    }),
};
