import { hasPostgres } from '../temp-postgres.ts';
import type { Check } from './check.ts';
import { runTests } from './vitest.ts';

/** The server over its embedded database and over a throw-away Postgres. */
export const server: Check = {
  name: 'server',
  title: 'the server, on its embedded database and on Postgres',
  async run() {
    const tests = await runTests('server');
    if (hasPostgres() || process.env.PARTNERKIT_TEST_DATABASE_URL) return tests;
    return `${tests}\nPostgres is not installed here: only the embedded database was tried.`;
  },
};
