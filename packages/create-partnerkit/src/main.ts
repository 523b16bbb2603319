#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { intro, log, outro } from '@clack/prompts';
import { askFor, withDefaults } from './ask.ts';
import { readChoice, usage } from './host-choice.ts';
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
    await install(folder);
  }
  const steps = [
    ...(folder === '.' ? [] : [`cd ${/\s/.test(folder) ? JSON.stringify(folder) : folder}`]),
    ...(choice.install ? [] : [`${manager} install`]),
    `${manager} run dev`,
  ];
  outro(`It is there. Go on:\n\n${steps.map((step) => `   ${step}`).join('\n')}\n`);
}

function install(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const isWindows = process.platform === 'win32';
    const child = spawn(manager, ['install'], { cwd: folder, stdio: 'inherit', shell: isWindows });
    const failed = (why: string) =>
      reject(
        new UserError(
          `The files are in ${folder}, but ${manager} install failed (${why}). Run it there again.`,
        ),
      );
    child.on('error', ({ message }) => failed(message));
    child.on('exit', (code) => (code === 0 ? resolve() : failed(`code ${code}`)));
  });
}

main().catch((cause: unknown) => {
  const isOurs = cause instanceof UserError;
  console.error(isOurs ? cause.message : cause);
  process.exitCode = 1;
});
