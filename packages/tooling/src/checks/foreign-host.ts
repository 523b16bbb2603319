import { requireChromium } from '../chromium.ts';
import type { Check } from './check.ts';
import { runTests } from './vitest.ts';

/** An app that knows nothing of this repository installs the packed tarballs, under a strict policy. */
export const foreignHost: Check = {
  name: 'foreign-host',
  title:
    'apps outside the workspace: types, policy, shadow root, React 19 and 18, React Router, webpack, Jest, Vitest',
  needs: ['build'],
  async run() {
    requireChromium();
    return runTests('foreign-host');
  },
};
