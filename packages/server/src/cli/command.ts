import type { ServerConfig } from '../start/server-config.ts';

/** Where a command writes and what it is stopped by. */
export interface CommandIo {
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

/** One command of `npx @partnerkit/server`. */
export interface Command {
  /** What follows its name. */
  readonly usage: string;
  readonly summary: string;
  /** Options in the form of `parseArgs`, and how many arguments stand beside them. */
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  readonly positionals?: number;
  readonly run: (input: CommandInput) => Promise<void>;
}

/** What a command is run with. */
export interface CommandInput {
  readonly config: ServerConfig;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  readonly io: CommandIo;
}

/** A text option; `undefined` when it is absent. */
export function textOption({ values }: CommandInput, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** A whole number that an option gives. Throws with its name where it is none. */
export function countOption(input: CommandInput, name: string, usual: number): number {
  const text = textOption(input, name);
  const number = Number(text ?? usual);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new Error(`--${name}: expected a whole number of 1 or more, found ${text}`);
}

/** A share from 0 to 1 that an option gives; `undefined` when it is absent. Throws with its name where it is none. */
export function shareOption(input: CommandInput, name: string): number | undefined {
  const text = textOption(input, name);
  if (text === undefined) return undefined;
  const share = text.trim() === '' ? Number.NaN : Number(text);
  if (share >= 0 && share <= 1) return share;
  throw new Error(`--${name}: expected a share from 0 to 1, such as 0.9, found ${text}`);
}
