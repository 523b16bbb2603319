import { parseArgs } from 'node:util';
import { browserTests, storybookBuild, storybookPages } from './checks/browser.ts';
import { build } from './checks/build.ts';
import type { Check } from './checks/check.ts';
import { commands } from './checks/commands.ts';
import { foreignHost } from './checks/foreign-host.ts';
import { lint } from './checks/lint.ts';
import { madeApps } from './checks/made-apps.ts';
import { packages } from './checks/packages.ts';
import { portal } from './checks/portal.ts';
import { reference } from './checks/reference.ts';
import { server } from './checks/server.ts';
import { sizes } from './checks/sizes.ts';
import { types } from './checks/type-check.ts';
import { unit } from './checks/unit.ts';
import { unused } from './checks/unused.ts';
import { stopCommands } from './run-command.ts';
import { twoAtATime } from './two-at-a-time.ts';

// the checks of one line run two at a time, as they stand; those that keep both cores busy stand alone: beside another the
// stories took two and a half times as long
const lines: Check[][] = [
  [types, lint, unused],
  [unit],
  [server],
  [build, storybookBuild],
  // the portal waits for its browser much of the time, and takes as long as all of these
  [portal, storybookPages, packages, sizes, reference],
  [browserTests],
  [foreignHost],
  [commands],
  [madeApps],
];

// the one takes as long as half of the others, and asks the registry for what the bench alone needs; the other for what a host installs
const onRequest: ReadonlySet<Check> = new Set([commands, madeApps]);

const outcomes = new Map<string, Promise<boolean>>();

async function main(): Promise<void> {
  const chosen = chosenChecks();
  if (!chosen) return console.log(usage());
  for (const line of lines) {
    await twoAtATime(
      line.filter((check) => chosen.has(check)),
      runCheck,
    );
  }
  const failed: string[] = [];
  for (const [name, outcome] of outcomes) if (!(await outcome)) failed.push(name);
  if (failed.length > 0)
    console.log(`\nFailed: ${failed.join(', ')}. One alone: npm test -- --only ${failed[0]}`);
  console.log(`\n${outcomes.size - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

async function runCheck(check: Check): Promise<void> {
  const outcome = hasPassed(check);
  outcomes.set(check.name, outcome);
  await outcome;
}

async function hasPassed(check: Check): Promise<boolean> {
  // what it needs stands before it, and may be under way
  const needed = await Promise.all((check.needs ?? []).map((name) => outcomes.get(name)));
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  console.log(`… ${check.name}: ${check.title}`);
  try {
    const missing = check.needs?.find((_, at) => needed[at] === false);
    if (missing) throw new Error(`Not run, because it needs what failed before: ${missing}.`);
    const note = await check.run();
    console.log(`✓ ${check.name} (${seconds()})${note ? `\n${note.replace(/^/gm, '    ')}` : ''}`);
    return true;
  } catch (error) {
    console.log(`\n✗ ${check.name} (${seconds()})\n${(error as Error).message}\n`);
    return false;
  }
}

function usage(): string {
  const names = lines.flat().map(({ name, title }) => `  ${name.padEnd(14)} ${title}`);
  return ['Usage: npm test [-- --only NAME,NAME]', '', ...names].join('\n');
}

/** All checks, or those that `--only` names together with what they need; none where help is asked for. */
function chosenChecks(): Set<Check> | undefined {
  const all = lines.flat();
  const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return undefined;
  if (values.only === undefined) return new Set(all.filter((check) => !onRequest.has(check)));
  return new Set(values.only.split(',').flatMap((name) => withNeeds(name.trim(), all)));
}

function withNeeds(name: string, all: Check[]): Check[] {
  const check = all.find((one) => one.name === name);
  if (!check)
    throw new Error(`--only: expected some of ${all.map((one) => one.name).join(', ')}, found ${name}`);
  return [...(check.needs ?? []).flatMap((need) => withNeeds(need, all)), check];
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopCommands();
    process.exit(1);
  });
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
