import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server of one region in a process of its own. */
export interface RunningServer {
  readonly pid: number;
  readonly url: string;
  /** The text of an answer, signed in as an administrator. Throws with it where it is no success. */
  readonly get: (path: string) => Promise<string>;
  /** The same of what changes something. */
  readonly post: (path: string, body: object) => Promise<string>;
  /** Seconds of processor that its process has used so far, whatever else the machine does. */
  readonly processorSeconds: () => Promise<number>;
  /** The p99 of how late its process came to what was due since this was last asked, in milliseconds. */
  readonly lateMs: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Starts the server over a database, without limits of requests unless told. */
export async function runningServer(
  databaseUrl: string,
  storeFolder: string,
  limits: 'none' | 'usual' = 'none',
): Promise<RunningServer> {
  const env = {
    ...process.env,
    BENCH_LIMITS: limits,
    PARTNERKIT_DATABASE_URL: databaseUrl,
    PARTNERKIT_REGIONS: 'US',
    PARTNERKIT_STORE_DIR: storeFolder,
  };
  const child = fork(join(import.meta.dirname, 'bench-server.ts'), { env });
  // whatever ends the bench ends its server too
  process.once('exit', () => child.kill());
  const [{ url, token }] = await once(child, 'message');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async (path: string, init: RequestInit) => {
    const response = await fetch(`${url}${path}`, { ...init, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  };
  return {
    pid: child.pid as number,
    url,
    get: (path) => ask(path, {}),
    post: (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
    async processorSeconds() {
      const told = /^process_cpu_seconds_total (\S+)/m.exec(await ask('/metrics', {}));
      return Number(told?.[1]);
    },
    async lateMs() {
      const told = /^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(await ask('/metrics', {}));
      return 1000 * Number(told?.[1]);
    },
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
