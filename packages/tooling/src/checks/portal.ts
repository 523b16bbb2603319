import { requireChromium } from '../chromium.ts';
import type { Check } from './check.ts';
import { runTests } from './vitest.ts';

/** The portal as `npm start` serves it, in a browser. */
export const portal: Check = {
  name: 'portal',
  title: 'the portal, end to end',
  async run() {
    requireChromium();
    return runTests('e2e');
  },
};
