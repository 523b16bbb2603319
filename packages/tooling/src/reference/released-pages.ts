import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder, publishedPackages, repositoryRoot } from '../repository.ts';
import { runCommand } from '../run-command.ts';
import { type Pages, signaturesOf } from './api-pages.ts';
import { breakingChanges } from './breaking-changes.ts';
import { requiredBump } from './required-bump.ts';

/**
 * What these pages ask of hosts of the version that was released last, and no changeset of that package announces. Of a version
 * that was never released nothing. Throws where that version's tag is missing, as in a clone without tags.
 */
export async function unannouncedChanges(pages: Pages): Promise<string[]> {
  const each = publishedPackages.map(async (name) => {
    const { name: full, version } = JSON.parse(
      readFileSync(join(packageFolder(name), 'package.json'), 'utf8'),
    );
    if (version === '0.0.0') return [];
    const changes = await changesSince(`${full}@${version}`, `docs/api/${name}/`, pages);
    return changes.length === 0 || announces(full, requiredBump(version)) ? [] : changes;
  });
  return (await Promise.all(each)).flat();
}

async function changesSince(tag: string, folder: string, pages: Pages): Promise<string[]> {
  const listed = await runCommand('git', ['ls-tree', '--name-only', tag, folder]).catch(() => {
    throw new Error(`The tag ${tag} is not here, so nothing can be compared with it: git fetch --tags`);
  });
  const paths = listed.split('\n').filter((path) => path.endsWith('.md'));
  const each = paths.map(async (path) => {
    const released = signaturesOf(await runCommand('git', ['show', `${tag}:${path}`]));
    return breakingChanges(released, signaturesOf(pages[path] ?? '')).map((change) => `${path}: ${change}`);
  });
  return (await Promise.all(each)).flat();
}

/** Whether a changeset says of a package that it changes by so much. */
function announces(name: string, bump: 'minor' | 'major'): boolean {
  const enough = bump === 'minor' ? '(minor|major)' : 'major';
  const says = new RegExp(`^'${name}': ${enough}$`, 'm');
  return globSync('.changeset/*.md', { cwd: repositoryRoot }).some((path) =>
    says.test(readFileSync(join(repositoryRoot, path), 'utf8').split('---')[1] ?? ''),
  );
}
