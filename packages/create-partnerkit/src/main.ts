#!/usr/bin/env node
import { intro, log, outro } from '@clack/prompts';
import { askFor, withDefaults } from './ask.ts';
import { readChoice, usage } from './host-choice.ts';
import { install } from './install.ts';
import { makeHost } from './make-host.ts';
import { UserError } from './user-error.ts';

/** The package manager that runs this command, as it names itself. */
const manager = /^(npm|pnpm|yarn|bun)\b/.exec(process.env.npm_config_user_agent ?? '')?.[1] ?? 'npm';

async function main(): Promise<void> {
  const choice = readChoice(process.argv.slice(2));
  if (choice.help) return console.log(usage);
  const asks = !choice.yes && process.stdin.isTTY && process.stdout.isTTY;
  if (asks) intro('A portal with PartnerKit');
  const whole = asks ? await askFor(choice) : withDefaults(choice);
  if (!whole) return;
  await makeHost(whole);
  const { folder } = whole;
  if (choice.install) {
    log.step(`Installing by ${manager} in ${folder}`);
    await install(manager, folder);
  }
  const steps = [
    ...(folder === '.' ? [] : [`cd ${/\s/.test(folder) ? JSON.stringify(folder) : folder}`]),
    ...(choice.install ? [] : [`${manager} install`]),
    `${manager} run dev`,
  ];
  outro(`It is there. Go on:\n\n${steps.map((step) => `   ${step}`).join('\n')}\n`);
}

main().catch((cause: unknown) => {
  const isOurs = cause instanceof UserError;
  console.error(isOurs ? cause.message : cause);
  process.exitCode = 1;
});
