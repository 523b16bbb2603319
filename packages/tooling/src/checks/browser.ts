import { requireChromium } from '../chromium.ts';
import { runCommand } from '../run-command.ts';
import { type Check, silently } from './check.ts';
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

/** The pages of the documentation have no other test than that they build. */
export const storybookBuild: Check = {
  name: 'storybook',
  title: 'production build of Storybook',
  run: silently(() => runCommand('storybook', ['build', '--quiet', '--disable-telemetry'])),
};
