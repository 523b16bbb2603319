import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { documentedFiles } from '../documentation/documented-steps.ts';
import { type PublishedPackage, packageFolder } from '../repository.ts';
import { runCommand } from '../run-command.ts';

const require = createRequire(import.meta.url);

/** What a host installs beside us, by the major version of its React, and how its package manager lays that out. */
const reacts = {
  19: {
    nodeLinker: 'hoisted',
    dependencies: { react: '^19.0.0', 'react-dom': '^19.0.0' },
    devDependencies: {
      '@types/react': '^19.0.0',
      '@types/react-dom': '^19.0.0',
      // compiles its own components by the React Compiler
      '@babel/core': '7.29.13',
      '@rolldown/plugin-babel': '0.3.1',
      '@vitejs/plugin-react': '6.3.0',
      'babel-plugin-react-compiler': '1.0.0',
      // the runners of today, and the DOM of each
      '@swc/core': '^1.13.0',
      '@swc/jest': '^0.2.39',
      '@testing-library/dom': '^10.4.0',
      '@testing-library/react': '^16.3.0',
      jest: '30.5.2',
      'jest-environment-jsdom': '30.5.2',
      // has a page of its own, rendered by the framework's server
      '@react-router/dev': '8.4.0',
      '@react-router/node': '8.4.0',
      'react-router': '8.4.0',
      // what pages bring along: their sheets say much about elements
      '@tailwindcss/vite': '4.3.5',
      bootstrap: '5.3.9',
      'normalize.css': '8.0.1',
      tailwindcss: '4.3.5',
    },
  },
  18: {
    nodeLinker: 'isolated',
    dependencies: { react: '^18.3.1', 'react-dom': '^18.3.1' },
    devDependencies: {
      '@types/react': '^18.3.1',
      '@types/react-dom': '^18.3.1',
      // the oldest runner that hosts still have, and the DOM that comes with it: jsdom 20
      '@swc/core': '^1.13.0',
      '@swc/jest': '^0.2.39',
      '@testing-library/dom': '^10.4.0',
      '@testing-library/react': '^16.3.0',
      jest: '29.7.0',
      'jest-environment-jsdom': '29.7.0',
      // builds a page of its own, transformed by the same compiler
      'css-loader': '7.1.5',
      'mini-css-extract-plugin': '2.10.2',
      'minimizer-webpack-plugin': '5.14.1',
      'swc-loader': '0.2.7',
      webpack: '5.113.0',
    },
  },
} as const;

/** A major version of React that hosts use. */
export type ReactMajor = keyof typeof reacts;

/** The hosts that are made, one for each React. */
export const reactMajors = [19, 18] as const satisfies readonly ReactMajor[];

/**
 * Makes a host's app in a folder: our template, our tarballs, everything else from the registry. One host's packages lie
 * flat, as npm lays them out, the other's see only what they name; both come from the store that the repository uses.
 */
export async function makeApp(
  folder: string,
  react: ReactMajor,
  tarballs: Record<PublishedPackage, string>,
): Promise<void> {
  const { nodeLinker, dependencies, devDependencies } = reacts[react];
  // the server is installed where commands are tried: a page has no use for it
  const { sdk, ui, testing } = tarballs;
  const ours = Object.fromEntries(
    Object.entries({ sdk, ui, testing }).map(([name, file]) => [`@partnerkit/${name}`, `file:${file}`]),
  );
  const manifest = {
    name: `host-with-react-${react}`,
    private: true,
    type: 'module',
    dependencies: { ...ours, ...dependencies },
    devDependencies: {
      ...devDependencies,
      typescript: await versionOf('typescript'),
      'typescript-7': `npm:typescript@${await versionOf('typescript-native')}`,
      vite: await versionOf('vite'),
      ...(react === 19 ? { jsdom: await versionOf('jsdom'), vitest: await versionOf('vitest') } : {}),
    },
  };
  await cp(join(packageFolder('tooling'), 'host-app'), folder, { recursive: true });
  await writeDocumentedTests(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  // the packages are not published yet: ours find each other among the tarballs
  const settings = { nodeLinker, overrides: ours };
  await writeFile(join(folder, 'pnpm-workspace.yaml'), JSON.stringify(settings, null, 2));
  await runCommand('pnpm', ['install', '--ignore-scripts', '--prefer-offline'], { cwd: folder });
}

/** What the README and the page of the testing package show, with the configuration that the page on starting shows. */
async function writeDocumentedTests(folder: string): Promise<void> {
  const examples = join(packageFolder('testing'), 'example');
  const tests = {
    'renewals.test.tsx': await readFile(join(examples, 'renewals.dom.test.tsx'), 'utf8'),
    'own.test.tsx': await readFile(join(examples, 'pages/own-test.dom.test.tsx'), 'utf8'),
  };
  const {
    'jest.config.cjs': jest,
    'patience.cjs': jestPatience,
    ...vitest
  } = await documentedFiles('docs/start.md');
  if (!jest || !jestPatience) throw new Error('docs/start.md shows no configuration of Jest.');
  const forJest = Object.entries(tests).map(([name, test]) => [name, asUnderJest(test)]);
  const runners: Record<string, Record<string, string>> = {
    vitest: { ...vitest, ...tests },
    jest: {
      'jest.config.cjs': jest,
      'patience.cjs': jestPatience,
      'style-sheet.cjs': '',
      ...Object.fromEntries(forJest),
    },
  };
  for (const [runner, files] of Object.entries(runners)) {
    await mkdir(join(folder, runner), { recursive: true });
    for (const [name, contents] of Object.entries(files))
      await writeFile(join(folder, runner, name), contents);
  }
}

/** The same test under Jest, as the README says. */
function asUnderJest(test: string): string {
  return test
    .replace(/^import .* from 'vitest';\n/m, '')
    .replace('vi.setConfig({ testTimeout: 30_000 })', 'jest.setTimeout(30_000)');
}

async function versionOf(name: string): Promise<string> {
  return JSON.parse(await readFile(require.resolve(`${name}/package.json`), 'utf8')).version;
}
