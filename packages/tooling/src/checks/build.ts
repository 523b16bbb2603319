import { buildPackages } from '../build-packages.ts';
import { createPackage, publishedPackages } from '../repository.ts';
import type { Check } from './check.ts';

/** The production builds: the published packages, and the portal. */
export const build: Check = {
  name: 'build',
  title: 'production build of sdk, ui, elements, testing, server, create-partnerkit and portal',
  async run() {
    await buildPackages([...publishedPackages, createPackage, 'portal']);
    return undefined;
  },
};
