#!/usr/bin/env node
import { runCommandLine } from './cli/run-command-line.ts';

const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
// npm passes SIGTERM to its shell only; when that shell is gone, this goes too
const parent = process.ppid;
setInterval(() => process.ppid !== parent && controller.abort(), 500).unref();

runCommandLine(process.argv.slice(2), process.env, {
  print: (line) => console.log(line),
  signal: controller.signal,
}).then(
  () => process.exit(0),
  (cause: Error) => {
    console.error(cause.message);
    process.exit(1);
  },
);
