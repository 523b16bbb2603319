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

/** The pages of the documentation: that they build, and that each of them can be read. */
export const storybookBuild: Check = {
  name: 'storybook',
  title: 'production build of Storybook, and its pages in Chromium',
  async run() {
    requireChromium();
    await runCommand('storybook', ['build', '--quiet', '--disable-telemetry']);
    return runTests('storybook-pages');
  },
};
