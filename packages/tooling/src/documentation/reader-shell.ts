import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** A command that was started and goes on. */
export interface Started {
  /** Waits until it has printed something. Throws with all that it printed when it ends before that. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly printed: () => string;
  /** Ends it with everything that it has started. */
  readonly stop: () => Promise<void>;
}

/** A terminal of somebody who has nothing of this repository's tools at hand. */
export class ReaderShell {
  #running: Started | undefined;
  #folder: string;
  #env: Record<string, string | undefined>;

  constructor(folder: string, env: Record<string, string> = {}) {
    this.#folder = folder;
    this.#env = { ...outsideEnvironment(), ...env };
  }

  /** Where the next command runs. */
  get folder(): string {
    return this.#folder;
  }

  enter(folder: string): void {
    this.#folder = folder;
  }

  /** Sets a variable for all commands from now on. */
  set(name: string, value: string): void {
    this.#env = { ...this.#env, [name]: value };
  }

  /** Runs a line to its end and answers what it printed. Throws with that when it fails. */
  async run(line: string): Promise<string> {
    const { child, output } = this.#spawn(line);
    const code = await ended(child);
    if (code === 0) return output();
    throw new Error(`${output()}\n\n${line}: ended with ${code}`);
  }

  /** Starts a line that goes on by itself; what was started before it is stopped. */
  async start(line: string): Promise<Started> {
    await this.stop();
    const { child, output } = this.#spawn(line);
    const says = (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output());
          if (found) resolve(found);
        };
        child.stdout?.on('data', look);
        child.stderr?.on('data', look);
        const fail = (why: string) => reject(new Error(`${output()}\n\n${line}: ${why}`));
        child.on('close', (code) => fail(`ended with ${code}`));
        // the machine may be busy; what hangs still ends
        setTimeout(() => fail(`has not said ${pattern} for five minutes`), 300_000).unref();
        look();
      });
    const stop = async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = ended(child);
      process.kill(-(child.pid as number), 'SIGKILL');
      await gone;
    };
    this.#running = { says, stop, printed: output };
    return this.#running;
  }

  /** Stops what is still running. */
  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#running = undefined;
  }

  #spawn(line: string) {
    const child = spawn('bash', ['-c', line], {
      cwd: this.#folder,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // a group of its own, to be stopped whole
      detached: true,
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk;
      });
    }
    return { child, output: () => text };
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
}

/** The environment without what npm and Vitest have added to it; its Node is new enough for the server. */
function outsideEnvironment(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(?!config_(registry|cache|userconfig)$)|^(VITEST|NODE_ENV|INIT_CWD|PORT|PARTNERKIT_)/.test(name),
  );
  const path = process.env.PATH?.split(delimiter).filter((folder) => !folder.includes('node_modules')) ?? [];
  return {
    ...Object.fromEntries(kept),
    PATH: [dirname(process.execPath), ...path].join(delimiter),
    CI: '1',
    NO_COLOR: '1',
    STORYBOOK_DISABLE_TELEMETRY: '1',
  };
}
