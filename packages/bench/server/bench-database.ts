import { createRequire } from 'node:module';

const { Client } = createRequire(new URL('../../server/package.json', import.meta.url))('pg');

/** Makes a database of its own on a server; answers its address. */
export async function benchDatabase(server: string, name: string): Promise<string> {
  await runStatements(server, [`create database ${name}`]);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** What Postgres would do in the background by itself after so many rows. */
export function tidyDatabase(url: string): Promise<void> {
  return runStatements(url, ['vacuum analyze', 'checkpoint']);
}

/** Runs statements one after the other, over a connection of their own. */
export async function runStatements(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
