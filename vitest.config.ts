import babel from '@rolldown/plugin-babel';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './packages/tooling/src/chromium.ts';
import { LongFirst } from './packages/tooling/src/long-first.ts';

const launchOptions = findChromium() ?? {};

// a function: Vitest writes into what it is given
const inBrowser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions }),
  instances: [{ browser: 'chromium' as const }],
});

// all dependencies are found before the first test: one found later reloads the page under a running test
const optimizeDeps = { entries: ['packages/{ui,elements}/src/**/*.{ts,tsx}'] };

// the machine may be busy; what hangs still ends
const patient = { testTimeout: 30_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } };

// unless told, one core is left free, also where each file waits for its page most of the time
const bothCores = { maxWorkers: '100%' };

// run by `npm test` in steps of their own
const endToEnd = [
  'packages/tooling/src/foreign-host/**',
  'packages/tooling/src/documentation/{commands,storybook-pages}.test.ts',
  '**/*.e2e.test.ts',
];

const domTests = ['packages/{ui,portal,testing}/**/*.dom.test.tsx'];

// puts modules in the place of others, before anybody has loaded these
const loadsAnew = ['packages/ui/src/primitives/deferred-parts.dom.test.tsx'];

// who remembers most is tried as it is compiled, too; the rest where counts are multiplied
const compiledTests = ['packages/ui/src/{customers,tags,views}/**/*.dom.test.tsx'];
const isWide = Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1) > 1;

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        plugins: [react()],
        test: {
          name: 'node',
          environment: 'node',
          isolate: false,
          // rendering on a server is proved where there is no DOM
          include: [
            'packages/{sdk,testing,tooling,portal,create-partnerkit}/**/*.test.ts',
            'packages/elements/src/**/!(*.browser).test.ts',
            'packages/ui/src/**/*.{test.ts,ssr.test.tsx}',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', ...endToEnd],
          ...bothCores,
          ...patient,
        },
      },
      {
        test: {
          name: 'server',
          isolate: false,
          include: ['packages/server/src/**/*.test.ts'],
          globalSetup: ['./packages/tooling/src/databases-setup.ts'],
          ...bothCores,
          ...patient,
        },
      },
      ...[true, false].map((isAlone) => ({
        plugins: [react()],
        test: {
          name: isAlone ? 'dom-alone' : 'dom',
          environment: 'jsdom',
          isolate: isAlone,
          include: isAlone ? loadsAnew : domTests,
          exclude: isAlone ? [] : ['**/node_modules/**', ...loadsAnew],
          setupFiles: ['./packages/tooling/src/dom-setup.ts'],
          ...bothCores,
          ...patient,
        },
      })),
      {
        // a host may compile what it bundles: widgets and hooks hold, whatever is memoized
        plugins: [
          react(),
          babel({ include: /\/packages\/(ui|portal)\/src\/.*\.tsx?$/, presets: [reactCompilerPreset()] }),
        ],
        test: {
          name: 'dom-compiled',
          environment: 'jsdom',
          isolate: false,
          include: isWide ? domTests : compiledTests,
          exclude: ['**/node_modules/**', ...loadsAnew],
          setupFiles: ['./packages/tooling/src/dom-setup.ts'],
          // orders of events were drawn in thousands before
          env: { PARTNERKIT_TEST_MULTIPLIER: '0.1' },
          ...bothCores,
          ...patient,
        },
      },
      {
        plugins: [react()],
        optimizeDeps,
        test: {
          name: 'browser',
          isolate: false,
          include: ['packages/{ui,elements}/src/**/*.browser.test.{ts,tsx}'],
          browser: inBrowser(),
          ...bothCores,
          ...patient,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['packages/{portal,tooling}/**/*.e2e.test.ts'],
          globalSetup: ['./packages/tooling/src/temporary-files-setup.ts'],
          ...patient,
        },
      },
      {
        test: {
          name: 'foreign-host',
          include: ['packages/tooling/src/foreign-host/*.test.ts'],
          globalSetup: ['./packages/tooling/src/foreign-host/hosts-setup.ts'],
          // a file waits for its browser or compiler most of the time
          ...bothCores,
          ...patient,
        },
      },
      {
        // looks at the built Storybook, at as many pages at once as there are cores
        test: {
          name: 'storybook-pages',
          maxConcurrency: 2,
          include: ['packages/tooling/src/documentation/storybook-pages.test.ts'],
          ...patient,
        },
      },
      {
        // a reader meets one command after the other: the first that fails may spoil the next
        test: {
          name: 'commands',
          include: ['packages/tooling/src/documentation/commands.test.ts'],
          bail: 1,
          ...patient,
        },
      },
      {
        plugins: [storybookTest({ configDir: '.storybook' })],
        optimizeDeps,
        test: { name: 'storybook', isolate: false, browser: inBrowser(), ...bothCores, ...patient },
      },
    ],
  },
});
