import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createPackage, packageFolder } from '../repository.ts';
import { runCommand, stopCommands } from '../run-command.ts';
import { packInto } from '../tarballs.ts';
import { twoAtATime } from '../two-at-a-time.ts';
import { makeApp, type ReactMajor, reactMajors } from './make-app.ts';
import { type ServedApp, serveApp, startServer } from './serve-app.ts';

/** A host's app, installed and built once for all tests. */
export interface Host {
  readonly react: ReactMajor;
  readonly folder: string;
  /** Where its pages are served, without a slash at the end. */
  readonly url: string;
  /** Where its page of React Router is, which the framework's server renders, without a slash at the end. */
  readonly framework?: string | undefined;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** One host for each React. */
    readonly hosts: readonly Host[];
  }
}

let clear: (() => Promise<void>) | undefined;

/** Packs our packages and makes what the tests look at: an app for each React, built and served. */
export async function setup(project: TestProject): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerkit-hosts-'));
  const served: ServedApp[] = [];
  clear = async () => {
    stopCommands();
    await Promise.all(served.map((app) => app.close()));
    await rm(folder, { recursive: true, force: true });
  };
  const tarballFolder = join(folder, 'tarballs');
  await mkdir(tarballFolder);
  const tarballs = await packInto(tarballFolder);
  await runCommand('pnpm', ['pack', '--pack-destination', tarballFolder], {
    cwd: packageFolder(createPackage),
  });
  const hosts = await twoAtATime(reactMajors, async (react): Promise<Host> => {
    const app = join(folder, `react-${react}`);
    await makeApp(app, react, tarballs);
    await runCommand('node', ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { cwd: app });
    await runCommand('node', ['build-server-page.mjs'], { cwd: app });
    const server = await serveApp(join(app, 'dist'));
    served.push(server);
    if (react === 18) await runCommand('node', ['webpack/build.cjs'], { cwd: app });
    const framework = react === 19 ? await startFramework(app) : undefined;
    if (framework) served.push(framework);
    return { react, folder: app, url: server.url, framework: framework?.url };
  });
  project.provide('hosts', hosts);
}

/** Builds the page of React Router, and starts its server. */
async function startFramework(app: string): Promise<ServedApp> {
  const build = ['node_modules/@react-router/dev/bin.cjs', 'build', 'react-router', '--logLevel', 'warn'];
  await runCommand('node', build, { cwd: app });
  return startServer(app, 'react-router/server.mjs');
}

/** Leaves nothing of it behind. */
export async function teardown(): Promise<void> {
  await clear?.();
}
