import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageFolder } from '../repository.ts';
import { runCommand } from '../run-command.ts';
import { withTarballs } from '../tarballs.ts';
import type { Check } from './check.ts';

/** By template, the page that its build makes, and what has to stand in it. */
const pages = {
  vite: { page: 'dist/index.html', holds: '<div id="root">' },
  // rows of an array are in the HTML that the server makes
  next: { page: '.next/server/app/index.html', holds: 'Alpine Optics' },
};

/** What `npm create partnerkit` makes is installed by npm and built, by each template. */
export const madeApps: Check = {
  name: 'made-apps',
  title: 'apps of create-partnerkit, installed by npm and built: Vite, and Next with rows in its HTML',
  needs: ['build'],
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'partnerkit-made-'));
    try {
      await withTarballs(async ({ sdk }) => {
        for (const [template, { page, holds }] of Object.entries(pages)) {
          const app = join(folder, template);
          const main = join(packageFolder('create-partnerkit'), 'dist/main.js');
          await runCommand('node', [main, app, '--template', template, '--from', dirname(sdk), '--yes']);
          await runCommand('npm', ['run', 'build'], { cwd: app, env: { NEXT_TELEMETRY_DISABLED: '1' } });
          if (!(await readFile(join(app, page), 'utf8')).includes(holds))
            throw new Error(`The page of ${template} does not hold ${holds}.`);
        }
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return undefined;
  },
};
