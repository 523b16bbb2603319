import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** A folder of files that nobody needs afterwards. */
export interface TemporaryFolder {
  readonly path: string;
  readonly remove: () => void;
}

const memory = '/dev/shm';
/** Bytes; what the tests of the server keep there at once is a quarter of it. */
const plenty = 2_000_000_000;

/**
 * Makes the folder in which the tests of a project keep what is temporary: in memory where the machine has plenty. Databases
 * come and go there, a thousand files each, and a disk may look long for room that was not given back only just now.
 */
export function temporaryFolder(project: TestProject): TemporaryFolder {
  const place = hasPlentyOfMemory() ? memory : tmpdir();
  if (place === memory) giveBackMemory();
  const path = mkdtempSync(join(place, `partnerkit-tests-${process.pid}-`));
  // Postgres has a folder of its own in it, as another user
  chmodSync(path, 0o711);
  project.config.env = { ...project.config.env, TMPDIR: path };
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function hasPlentyOfMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= plenty && freemem() >= plenty;
  } catch {
    // not a system that has such a place
    return false;
  }
}

/** Takes away what tests that were killed have left. */
function giveBackMemory(): void {
  for (const name of readdirSync(memory)) {
    const pid = /^partnerkit-tests-(\d+)-/.exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(memory, name), { recursive: true, force: true });
  }
}
