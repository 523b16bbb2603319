// `npm start`: builds the portal where it has changed, and serves it on the server with its embedded database.
import { join } from 'node:path';
import { runCommandLine } from '@partnerkit/server';
import { buildPortal } from './build-portal.ts';

// the build of the pages sets NODE_ENV for itself
const env = { ...process.env };
// what the demo partner's licenses cost; other partners have no prices there
env.PARTNERKIT_LICENSE_PRICES ??= join(import.meta.dirname, 'license-prices.json');
const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
// npm passes SIGTERM to its shell only; when that shell is gone, this goes too
const parent = process.ppid;
setInterval(() => process.ppid !== parent && controller.abort(), 500).unref();

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const print = (line: string) => console.log(line);
  if (!words.includes('--help')) await buildPortal(print);
  await runCommandLine(['start', '--portal', join(import.meta.dirname, 'dist'), ...words], env, {
    print,
    signal: controller.signal,
  });
}

main().then(
  () => process.exit(0),
  (cause: Error) => {
    console.error(`\n${cause.message}`);
    process.exit(1);
  },
);
