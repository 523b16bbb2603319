import { hasPostgres } from '../temp-postgres.ts';
import type { Check } from './check.ts';
import { runTests } from './vitest.ts';

/** Somebody reads the documentation from its beginning and does what it says, in a fresh clone. */
export const commands: Check = {
  name: 'commands',
  title: 'every command of the documentation, in a fresh clone, and what it promises',
  async run() {
    const tests = await runTests('commands');
    return hasPostgres() ? tests : `${tests}\nPostgres is not installed here: its command was left out.`;
  },
};
