import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { runCommand } from '../run-command.ts';

/** Clones this repository into a folder, as somebody gets it who has nothing yet, with what is not committed here. */
export async function makeFreshClone(folder: string): Promise<void> {
  await runCommand('git', ['clone', '--quiet', repositoryRoot, folder]);
  for (const path of await changedPaths()) {
    const there = join(folder, path);
    const here = join(repositoryRoot, path);
    if (existsSync(here)) await cp(here, there);
    else await rm(there, { force: true });
  }
}

async function changedPaths(): Promise<string[]> {
  const kinds = ['--others', '--modified', '--deleted'];
  const listed = await runCommand('git', ['ls-files', '-z', '--exclude-standard', ...kinds]);
  const staged = await runCommand('git', ['diff', '--cached', '--name-only', '-z']);
  return [...new Set(`${listed}${staged}`.split('\0').filter(Boolean))];
}
