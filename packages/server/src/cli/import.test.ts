import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyEmbedded } from '../storage/throw-away-databases.ts';
import { runCommandLine } from './run-command-line.ts';

const week = 'EU/2026-11-08/usage.csv';

describe('a week that is known', () => {
  let folder: string;
  let store: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-damaged-'));
    store = join(folder, 'store');
    copyEmbedded('migrated', store);
    await writeWeek('Acme,o1,Roma,10');
    expect((await runImport()).error).toBeUndefined();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('ends an import of a damaged file of it with an error', async () => {
    await writeWeek('Acme,o1,Roma,1O', 'Globex,o2,Roma,3');
    const { error, lines } = await runImport();
    const summary = lines.filter((line) => !/^Reading|^ {2}\d of/.test(line));
    expect(summary.slice(0, 3)).toEqual([
      'NOT replaced, what was known stands as it was:',
      `  EU, week of 2026-11-08: only 1 of the 2 rows of ${week} could be read`,
      'Read: nothing.',
    ]);
    expect(error).toBe('The import is not complete: see the lines above.');
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
    expect((await runImport('--good-share', '0.6')).error).toMatch(/^The import is not complete/);
    const { error, lines } = await runImport('--good-share', '0.5');
    expect(error).toBeUndefined();
    expect(lines).toContain('Read: 1 new customers, 1 calling weeks of locations.');
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
    PARTNERKIT_STORE_DIR: store,
    PARTNERKIT_REGIONS: 'EU',
  });

  /** Imports the reports as the command line does; what it throws is what it ends with. */
  async function runImport(...options: string[]) {
    const lines: string[] = [];
    const io = { print: (line: string) => lines.push(line), signal: new AbortController().signal };
    const words = ['import', join(folder, 'reports'), ...options];
    const error = await runCommandLine(words, env(), io).catch((cause: Error) => cause.message);
    return { error: error ?? undefined, lines };
  }
});
