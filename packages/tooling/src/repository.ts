import { join } from 'node:path';

/** Absolute path of the repository's top folder. */
export const repositoryRoot = join(import.meta.dirname, '../../..');

/** Absolute path of a package's folder. */
export function packageFolder(name: string): string {
  return join(repositoryRoot, 'packages', name);
}

/** The packages that are published, in the order in which they build on each other. */
export const publishedPackages = ['sdk', 'ui', 'elements', 'testing', 'server'] as const;

/** The package that is run, and imported by nobody: it makes an app of a host's. */
export const createPackage = 'create-partnerkit';

/** One of {@link publishedPackages}. */
export type PublishedPackage = (typeof publishedPackages)[number];
