import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runCommandLine } from './run-command-line.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const week = 'EU/2026-11-08/usage.csv';

describe('a week that is known', () => {
  let folder: string;
  let store: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-damaged-'));
    store = join(folder, 'store');
    await cp(inject('migratedTemplate'), store, { recursive: true });
    await writeWeek('Acme,o1,Roma,10');
    expect((await run('import')).code).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('ends an import of a damaged file of it with an error', async () => {
    await writeWeek('Acme,o1,Roma,1O', 'Globex,o2,Roma,3');
    const { code, out, errors } = await run('import');
    expect(code).toBe(1);
    const summary = out.split('\n').filter((line) => !/^Reading|^ {2}\d of/.test(line));
    expect(summary.slice(0, 3)).toEqual([
      'NOT replaced, what was known stands as it was:',
      `  EU, week of 2026-11-08: only 1 of the 2 rows of ${week} could be read`,
      'Read: nothing.',
    ]);
    expect(errors).toBe('The import is not complete: see the lines above.\n');
  });

  it('is served by a server that is started with a damaged file of it, which says so first', async () => {
    await writeWeek('Acme,o1,Roma,1O');
    const controller = new AbortController();
    const lines: string[] = [];
    const print = (line: string) => {
      lines.push(line);
      if (line.includes('Ready: ')) controller.abort();
    };
    const words = ['start', '--port', '0', '--data', join(folder, 'reports'), '--as-of', '2026-11-16'];
    await runCommandLine(words, env(), { print, signal: controller.signal });
    const first = lines.indexOf('NOT replaced, what was known stands as it was:');
    expect(lines.slice(first + 1).map((line) => line.trim())).toEqual([
      `EU, week of 2026-11-08: only 0 of the 1 rows of ${week} could be read`,
      'Read: nothing.',
      'Left out: 1.',
      expect.stringContaining('line 2'),
      'The import is not complete; served is what is known.',
      expect.stringMatching(/^Ready: /),
    ]);
  });

  it('is replaced where the share that is asked for can be read', async () => {
    await writeWeek('Acme,o1,Roma,1O', 'Globex,o2,Roma,3');
    expect((await run('import', '--good-share', '0.6')).code).toBe(1);
    const { code, out } = await run('import', '--good-share', '0.5');
    expect(code).toBe(0);
    expect(out).toContain('Read: 1 new customers, 1 calling weeks of locations.');
  });

  it.each(['1.1', '-0.1', '90 %', ''])('is judged by no share of "%s"', async (share) => {
    const io = { print: () => {}, signal: new AbortController().signal };
    await expect(runCommandLine(['import', 'nothing', `--good-share=${share}`], env(), io)).rejects.toThrow(
      `--good-share: expected a share from 0 to 1, such as 0.9, found ${share}`,
    );
  });

  async function writeWeek(...rows: string[]): Promise<void> {
    const path = join(folder, 'reports', week);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, ['Customer name,Organization ID,Location,Total calls', ...rows, ''].join('\n'));
  }

  const env = () => ({
    PATH: process.env.PATH ?? '',
    PARTNERKIT_STORE_DIR: store,
    PARTNERKIT_REGIONS: 'EU',
  });

  /** Runs a command over the reports as one does by hand. */
  async function run(command: string, ...options: string[]) {
    const words = ['--no-warnings', main, command, join(folder, 'reports'), ...options];
    const child = spawn(process.execPath, words, { env: env(), stdio: ['ignore', 'pipe', 'pipe'] });
    const [[code], out, errors] = await Promise.all([
      once(child, 'close'),
      text(child.stdout),
      text(child.stderr),
    ]);
    return { code: code as number | null, out, errors };
  }
});
