import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from './free-port.ts';

/** A Postgres of its own for tests; nothing of it stays. */
export interface TempPostgres {
  readonly url: string;
  /** Takes it away as a failing machine would, its data stays. */
  readonly kill: () => Promise<void>;
  /** Brings it back at the same address. */
  readonly revive: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const olderVersions = [18, 17, 16, 15, 14].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** Whether a throw-away Postgres can be started on this machine. */
export function hasPostgres(): boolean {
  return Boolean(program('initdb') && program('postgres'));
}

/** Starts a Postgres in a folder of its own, as any user; `undefined` where its programs are not installed. */
export async function startTempPostgres(place = tmpdir()): Promise<TempPostgres | undefined> {
  const [initdb, postgres] = [program('initdb'), program('postgres')];
  if (!initdb || !postgres) return undefined;
  const root = mkdtempSync(join(place, 'partnerkit-postgres-'));
  const user = unprivileged();
  if (user) chownSync(root, user.uid, user.gid);
  const options = { ...user, cwd: root, env: { ...process.env, HOME: root, LC_ALL: 'C.UTF-8' } };
  const data = join(root, 'data');
  const init = '--auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync --no-instructions'.split(' ');
  execFileSync(initdb, ['-D', data, '-U', 'postgres', ...init], { ...options, stdio: 'ignore' });
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${root}`,
    'max_connections=200',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
  ];
  const words = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const start = () => startServer(postgres, words, options);
  let server = await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    kill: () => server.end('SIGQUIT'),
    revive: async () => {
      server = await start();
    },
    stop: async () => {
      await server.end('SIGINT');
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function startServer(postgres: string, words: string[], options: Parameters<typeof spawn>[2]) {
  const child = spawn(postgres, words, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      log += chunk;
      if (log.includes('ready to accept connections')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`postgres ended with ${code}:\n${log}`)));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    end: (signal: NodeJS.Signals) => {
      child.kill(signal);
      return ended;
    },
  };
}

function program(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...olderVersions];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Postgres refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const user = ['postgres', 'nobody'].find((name) => {
    try {
      return id('-u', name) > 0;
    } catch {
      return false;
    }
  });
  return user === undefined ? undefined : { uid: id('-u', user), gid: id('-g', user) };
}
