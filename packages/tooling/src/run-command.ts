import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { repositoryRoot } from './repository.ts';

/** How a command is run. */
export interface CommandOptions {
  /** Absent: the repository's top folder. */
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  /** After so long it is stopped and counts as failed. Absent: ten minutes. */
  readonly timeoutMs?: number;
}

const running = new Set<ChildProcess>();
// a command has a process group of its own, to be stopped whole; one that a test starts stays in the group of the tests
const ownGroup = !process.env.VITEST;

/** Where the repository's own tools come before those of the machine. */
const toolPath = [join(repositoryRoot, 'node_modules/.bin'), process.env.PATH].join(delimiter);

/** Runs a command to its end and answers what it wrote. Throws with all of that when it fails or takes too long. */
export function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<string> {
  const { cwd = repositoryRoot, env = {}, timeoutMs = 600_000 } = options;
  const child = spawn(command, args, {
    cwd,
    // NODE_ENV: under Vitest it says test, and a host's build would be one for development
    env: {
      ...process.env,
      NODE_ENV: undefined,
      PATH: toolPath,
      NO_COLOR: '1',
      CI: '1',
      STORYBOOK_DISABLE_TELEMETRY: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: ownGroup,
  });
  const line = [command, ...args].join(' ');
  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    running.add(child);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stop(child);
    }, timeoutMs);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      if (code === 0) return resolve(output);
      const ending = late ? `did not end within ${timeoutMs / 1000} s` : `ended with ${code}`;
      reject(new Error(`${output.trimEnd()}\n\n${line}: ${ending}`));
    });
  });
}

/** Stops every command that is still running, with all that it started. */
export function stopCommands(): void {
  for (const child of running) stop(child);
}

function stop(child: ChildProcess): void {
  try {
    process.kill((ownGroup ? -1 : 1) * (child.pid as number), 'SIGKILL');
  } catch {
    // it has just ended by itself
  }
}
