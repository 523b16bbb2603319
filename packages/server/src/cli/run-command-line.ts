import { parseArgs } from 'node:util';
import { readServerConfig } from '../start/server-config.ts';
import { backupCommand, restoreCommand, verifyCommand } from './backup.ts';
import type { Command, CommandIo } from './command.ts';
import { importCommand } from './import.ts';
import { migrateCommand } from './migrate.ts';
import { seedCommand } from './seed.ts';
import { startCommand } from './start.ts';
import { tokenCommand } from './token.ts';

const commands: Readonly<Record<string, Command>> = {
  start: startCommand,
  migrate: migrateCommand,
  seed: seedCommand,
  import: importCommand,
  token: tokenCommand,
  backup: backupCommand,
  restore: restoreCommand,
  verify: verifyCommand,
};

/** Runs one command of `npx @partnerkit/server`. Throws with what is wrong in words for whoever typed it. */
export async function runCommandLine(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  io: CommandIo,
): Promise<void> {
  const [name = 'help', ...rest] = words;
  const command = commands[name];
  if (!command) {
    if (name !== 'help' && name !== '--help') throw new Error(`There is no command ${name}.\n\n${usage()}`);
    io.print(usage());
    return;
  }
  const { values, positionals } = parsedWords(command, rest);
  if (values.help) {
    io.print(`Usage: npx @partnerkit/server ${command.usage}\n\n${command.summary}`);
    return;
  }
  await command.run({ config: readServerConfig(env), values, positionals, io });
}

function parsedWords(command: Command, words: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...words],
      options: { ...command.options, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    const expected = command.positionals ?? 0;
    if (parsed.positionals.length !== expected && !parsed.values.help) {
      throw new Error(
        `expected ${expected} argument${expected === 1 ? '' : 's'}, found ${parsed.positionals.length}`,
      );
    }
    return parsed;
  } catch (cause) {
    throw new Error(`${(cause as Error).message}\n\nUsage: npx @partnerkit/server ${command.usage}`);
  }
}

function usage(): string {
  const lines = Object.values(commands).map((command) => `  ${command.usage}\n      ${command.summary}`);
  return ['Usage: npx @partnerkit/server <command>', '', ...lines].join('\n');
}
