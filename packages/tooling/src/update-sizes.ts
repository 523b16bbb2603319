// `npm run sizes:update`: measures the built packages and writes the page of sizes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from './repository.ts';
import { measuredBudgets, sizesPage, sizesPath } from './sizes-page.ts';

await writeFile(join(repositoryRoot, sizesPath), sizesPage(await measuredBudgets()));
