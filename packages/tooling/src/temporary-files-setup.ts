import type { TestProject } from 'vitest/node';
import { type TemporaryFolder, temporaryFolder } from './temporary-files.ts';

let folder: TemporaryFolder | undefined;

/** Gives the tests of a project a place for temporary files. */
export function setup(project: TestProject): void {
  folder = temporaryFolder(project);
}

/** Leaves nothing of it behind. */
export function teardown(): void {
  folder?.remove();
}
