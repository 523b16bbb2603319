import { globSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { documentedModules } from './documented-code.ts';

// what a page no longer shows is not compiled either
for (const folder of globSync('packages/*/.cache/documented', { cwd: repositoryRoot }))
  await rm(join(repositoryRoot, folder), { recursive: true });
for (const { path, contents } of documentedModules()) {
  const place = join(repositoryRoot, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, contents);
}
