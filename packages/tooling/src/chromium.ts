import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from 'playwright';
import { npmChromium } from './npm-chromium.ts';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * How Playwright starts the tests' browser: CHROMIUM_PATH, the machine's own, the one of npm's @sparticuz/chromium, or
 * what Playwright installed. `undefined` when there is none; CHROMIUM_PATH=npm skips the machine's own.
 */
export function findChromium(): LaunchOptions | undefined {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && wanted !== 'npm') return { executablePath: wanted, args };
  const found = wanted === 'npm' ? undefined : installed.find((path) => existsSync(path));
  if (found) return { executablePath: found, args };
  const packed = npmChromium();
  if (packed) return { ...packed, args };
  return existsSync(chromium.executablePath()) ? { args } : undefined;
}

/** How the tests' browser is started. Throws with what to install when there is none. */
export function requireChromium(): LaunchOptions {
  const options = findChromium();
  if (!options) throw new Error(missingBrowser);
  if (options.executablePath && !existsSync(options.executablePath)) {
    throw new Error(`CHROMIUM_PATH names no file: ${options.executablePath}`);
  }
  return options;
}

const missingBrowser = [
  'No Chromium found for the browser tests. Any one of these helps:',
  '  apt-get install chromium            (Debian, Ubuntu; .ci/run does this)',
  '  npx playwright install chromium     (any system)',
  '  CHROMIUM_PATH=/path/to/chrome npm test',
].join('\n');
