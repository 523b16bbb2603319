import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { printedLines } from '../printed-lines.ts';
import { packageFolder } from '../repository.ts';

/** The portal's server, started as `npm start` starts it. */
export interface StartedPortal {
  /** From the first line on; the data may still be on its way. */
  readonly url: string;
  /** Settles when the portal says that it is ready. */
  readonly ready: Promise<unknown>;
  /** All that it has printed so far. */
  readonly printed: () => string;
  /** Asks it to stop, and answers its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Starts the portal on a free port, over a store folder. Throws with what it printed when it does not come up. */
export async function startPortal(store: string, ...args: string[]): Promise<StartedPortal> {
  const child = spawn(process.execPath, [join(packageFolder('portal'), 'serve.ts'), '--port', '0', ...args], {
    // what is served is a production build, whatever the tests run under
    env: { ...process.env, NODE_ENV: undefined, PARTNERKIT_STORE_DIR: store },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = printedLines(child);
  const [, url] = await printed.line(/^Starting at (http\S+)/m);
  return {
    url: url as string,
    ready: printed.line(/^Ready: http/m),
    printed: printed.all,
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      return code;
    },
  };
}
