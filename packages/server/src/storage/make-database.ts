import { Client } from 'pg';

/** Makes a database of a Postgres of tests, empty or as another one is; answers its address. */
export async function makeDatabase(server: string, name: string, template?: string): Promise<string> {
  await runThere(server, `create database ${name}${template ? ` template ${template}` : ''}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Takes it away, whoever is still connected. */
export async function dropDatabase(server: string, name: string): Promise<void> {
  await runThere(server, `drop database if exists ${name} with (force)`);
}

async function runThere(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
