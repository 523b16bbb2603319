import { requireChromium } from '../chromium.ts';
import { runCommand } from '../run-command.ts';
import type { Check } from './check.ts';
import { runTests } from './vitest.ts';

/** What only a browser can show: stories with axe, layout, colours, focus. */
export const browserTests: Check = {
  name: 'browser',
  title: 'stories with axe, and browser tests, in Chromium',
  async run() {
    requireChromium();
    return runTests('browser', 'storybook');
  },
};

/** The pages of the documentation build. */
export const storybookBuild: Check = {
  name: 'storybook',
  title: 'production build of Storybook',
  async run() {
    await runCommand('storybook', ['build', '--quiet', '--disable-telemetry']);
    return undefined;
  },
};

/** Each page of the documentation can be read. */
export const storybookPages: Check = {
  name: 'storybook-pages',
  title: 'the pages of the built Storybook, in Chromium',
  needs: ['storybook'],
  async run() {
    requireChromium();
    return runTests('storybook-pages');
  },
};
