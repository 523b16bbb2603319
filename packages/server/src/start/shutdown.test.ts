import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDevelopmentTokens } from '../auth/development-tokens.ts';
import { runCommandLine } from '../cli/run-command-line.ts';
import { writeCustomers } from '../customers/write-customers.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import {
  copyEmbedded,
  databaseKinds,
  type ThrowAwayDatabase,
  throwAwayDatabase,
} from '../storage/throw-away-databases.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { testConfig } from './test-config.ts';

const partner = 'a';
const many = 1_000_000;
const customers = 60;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Making an embedded database takes seconds. */
const copyTemplate = () => copyEmbedded('migrated', folder);

describe.each(databaseKinds)('a server that is stopped (%s)', (kind) => {
  let made: ThrowAwayDatabase | undefined;
  let token: string;
  let servers: RunningServer[];
  beforeEach(async () => {
    servers = [];
    made = kind === 'postgres' ? await throwAwayDatabase() : undefined;
    if (kind === 'embedded') copyTemplate();
    const tokens = await openDevelopmentTokens(folder);
    token = await tokens.sign({ partner, user: 'u-1', roles: ['partnerFullAdmin'] }, 3600);
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await made?.drop();
  });

  async function start(port = 0): Promise<RunningServer> {
    const server = await startServer({
      config: testConfig(folder, { port, databaseUrls: made?.url, asOf: '2026-11-16' }),
      limits: { perUser: many, changesPerUser: many, perAddress: many, underWayPerPartner: many },
      prepare: makeCustomers,
    });
    servers.push(server);
    await server.ready;
    return server;
  }

  const authorized = () => ({ authorization: `Bearer ${token}` });
  const list = (server: RunningServer) =>
    fetch(`${server.url}/us/v1/customers?limit=60`, { headers: authorized() });
  const tagsOf = async (server: RunningServer) =>
    ((await (await list(server)).json()) as { items: { tags: string[] }[] }).items.map(({ tags }) => tags);

  /** A change that the server has begun to read, and that waits for its body. */
  async function accepted(server: RunningServer, agent: Agent, index: number) {
    const body = JSON.stringify({ customerIds: [`c${index}`], tags: [`tag ${index}`] });
    const call: ClientRequest = request(`${server.url}/us/v1/tags/add`, {
      agent,
      method: 'POST',
      headers: {
        ...authorized(),
        'content-type': 'application/json',
        'content-length': body.length,
        expect: '100-continue',
      },
    });
    call.flushHeaders();
    const answered = once(call, 'response') as Promise<[IncomingMessage]>;
    answered.catch(() => undefined);
    await once(call, 'continue');
    return async () => {
      call.end(body);
      const [response] = await answered;
      let text = '';
      for await (const chunk of response) text += chunk;
      return { status: response.statusCode, results: JSON.parse(text).results };
    };
  }

  it('answers every request that it has accepted, then its port is closed, and all is there at the next start', async () => {
    const server = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: customers });
    const calls = await Promise.all(
      Array.from({ length: customers }, (_, index) => accepted(server, agent, index)),
    );
    const stopped = server.stop();
    const answers = await Promise.all(calls.map((finish) => finish()));
    for (const [index, answer] of answers.entries()) {
      expect(answer).toMatchObject({ status: 200, results: [{ changed: [`tag ${index}`] }] });
    }
    const since = performance.now();
    await stopped;
    // connections that are kept alive do not keep it
    expect(performance.now() - since).toBeLessThan(5000);
    await expect(list(server)).rejects.toThrow();
    agent.destroy();

    const again = await start();
    expect((await tagsOf(again)).flat().toSorted()).toEqual(
      answers.map((_, index) => `tag ${index}`).toSorted(),
    );
  });

  it('tears no answer under load', async () => {
    const server = await start();
    let isStopping = false;
    let answered = 0;
    const client = async () => {
      while (true) {
        // whoever is not let in any more is told so by the connection
        const response = await list(server).catch((cause) => {
          if (isStopping) return undefined;
          throw cause;
        });
        if (!response) return;
        expect(response.status).toBe(200);
        expect(((await response.json()) as { items: unknown[] }).items).toHaveLength(customers);
        answered++;
      }
    };
    const clients = Array.from({ length: 8 }, client);
    const enough = (async () => {
      while (answered < 40) await new Promise(setImmediate);
    })();
    await Promise.race([enough, Promise.all(clients)]);
    isStopping = true;
    const since = performance.now();
    await server.stop();
    expect(performance.now() - since).toBeLessThan(5000);
    await Promise.all(clients);
    expect(answered).toBeGreaterThanOrEqual(40);
  });

  it('is stopped once however often it is asked to, and while it starts', async () => {
    const server = await start();
    await Promise.all([server.stop(), server.stop()]);
    const starting = await startServer({
      config: testConfig(folder, { databaseUrls: made?.url }),
    });
    expect((await fetch(`${starting.url}/health`)).status).toBe(200);
    const early = await fetch(`${starting.url}/us/v1/customers`);
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1']);
    await starting.stop();
    // the store is free again
    expect((await tagsOf(await start())).length).toBe(customers);
  });
});

describe('npx @partnerkit/server', () => {
  const portfolio = fileURLToPath(new URL('../../../testing/example/portfolio.json', import.meta.url));
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  let children: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    children = [];
  });

  function run(words: readonly string[], env: Record<string, string> = {}) {
    const child = spawn(process.execPath, ['--no-warnings', main, ...words], {
      env: { PATH: process.env.PATH ?? '', PARTNERKIT_STORE_DIR: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    const output = { text: '', errors: '' };
    child.stdout.on('data', (chunk) => {
      output.text += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output.errors += chunk;
    });
    const ended = once(child, 'close').then(([code]) => ({ code, ...output }));
    const said = async (pattern: RegExp): Promise<RegExpExecArray> => {
      while (true) {
        const found = pattern.exec(output.text);
        if (found) return found;
        await Promise.race([
          once(child.stdout, 'data'),
          ended.then(({ code, errors }) => {
            throw new Error(`ended with ${code}: ${errors}`);
          }),
        ]);
      }
    };
    return { child, ended, said };
  }

  it('ends well when it is told to, and its store is free and whole', async () => {
    copyTemplate();
    const server = run(['start', '--port', '0', '--data', portfolio]);
    const [, url] = await server.said(/Ready: (\S+) \(as of 2026-11-16\)/);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    await expect(run(['verify']).ended).resolves.toMatchObject({
      code: 1,
      errors: expect.stringMatching(`is in use by process ${server.child.pid}, since`),
    });
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, errors: '' });
    expect(await readdir(folder)).not.toContain('lock');
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    const heads = ['US', 'CA', 'EU', 'AE'].map((region) =>
      expect.stringMatching(new RegExp(`^${region}: audit trail of demo: \\d entries, head [0-9a-f]{64}$`)),
    );
    expect(await printed(['verify'])).toEqual([
      ...heads,
      'Looked at 60 customers in US, CA, EU, AE: all is as it should be.',
    ]);
  });

  it('says that its port is taken, and how to take another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await run(['start', '--port', String(port)]).ended).toEqual({
      code: 1,
      text: '',
      errors: `Port ${port} is taken. Choose another: --port 4601\n`,
    });
    other.close();
  });

  it('says what is wrong with the data that it is started with, and can be started again', async () => {
    copyTemplate();
    const path = join(folder, 'nothing.json');
    expect(await run(['start', '--port', '0', '--data', path]).ended).toMatchObject({
      code: 1,
      errors: `There is no file or folder ${path}.\n`,
    });
    expect(await printed(['verify'])).toEqual([
      'Looked at 0 customers in US, CA, EU, AE: all is as it should be.',
    ]);
  });

  it.each<[string, string[], Record<string, string>, RegExp]>([
    [
      'in production without an issuer',
      ['start'],
      { NODE_ENV: 'production' },
      /^PARTNERKIT_ISSUER is not set, so this server would sign its own tokens/,
    ],
    [
      'with a port that is none',
      ['start', '--port', 'x'],
      {},
      /^--port: expected a number from 0 to 65535, found x$/,
    ],
    ['with a day that is none', ['start', '--as-of', '2026-02-30'], {}, /^--as-of: expected a calendar date/],
    [
      'with a word too many',
      ['start', 'now'],
      {},
      /expected 0 arguments, found 1\n\nUsage: npx @partnerkit\/server start/,
    ],
    ['with an option that is not known', ['verify', '--fix'], {}, /Usage: npx @partnerkit\/server verify/],
    ['with a command that is not known', ['stat'], {}, /^There is no command stat\.\n\nUsage/],
    ['without a path to import', ['import'], {}, /expected 1 argument, found 0/],
    [
      'asked for a token where no server has its key',
      ['token'],
      { PARTNERKIT_STORE_DIR: join(tmpdir(), 'partnerkit-no-server-here') },
      /^There is no key in .*partnerkit-no-server-here: start the server first, or set PARTNERKIT_STORE_DIR/,
    ],
    [
      'told to empty a database that is not its own',
      ['start', '--port', '0', '--fresh'],
      { PARTNERKIT_DATABASE_URL: 'postgres://127.0.0.1:1/x' },
      /^--fresh: empties the embedded database only/,
    ],
    [
      'with a database that is not there',
      ['migrate'],
      { PARTNERKIT_DATABASE_URL: 'postgres://127.0.0.1:1/x' },
      /^The database cannot be reached\.$/,
    ],
  ])('ends with what is wrong: %s', async (_how, words, env, message) => {
    const io = { print: () => {}, signal: new AbortController().signal };
    await expect(runCommandLine(words, { PARTNERKIT_STORE_DIR: folder, ...env }, io)).rejects.toThrow(
      message,
    );
  });
});

/** What a command prints that is run in this process. */
async function printed(words: readonly string[], env: Record<string, string> = {}): Promise<string[]> {
  const lines: string[] = [];
  const io = { print: (line: string) => lines.push(line), signal: new AbortController().signal };
  await runCommandLine(words, { PARTNERKIT_STORE_DIR: folder, ...env }, io);
  return lines;
}

async function makeCustomers(databases: RegionDatabases): Promise<void> {
  const rows = Array.from({ length: customers }, (_, index) => ({ id: `c${index}`, name: `c${index}` }));
  const database = await databases.of('US');
  await database.transaction({ partner }, (tx) =>
    writeCustomers(
      tx,
      partner,
      rows.map((row) => ({ row })),
    ),
  );
}
