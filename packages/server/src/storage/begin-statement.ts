import { escapeIdentifier, escapeLiteral } from 'pg';

/** What holds for the length of one transaction. */
export interface TransactionSettings {
  readonly readOnly?: boolean | undefined;
  readonly isolation?: 'read committed' | 'repeatable read' | undefined;
  /** Settings of Postgres that are set back at the end; a list is one of names. */
  readonly settings: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Begins a transaction and makes its settings, in one text that is sent at once. They are statements of their own, not calls of
 * `set_config`: these alone are told to the machines that hold the rows where Postgres is spread over several (Citus).
 */
export function beginStatement({
  readOnly,
  isolation = 'read committed',
  settings,
}: TransactionSettings): string {
  const begin = `begin isolation level ${isolation} ${readOnly ? 'read only' : 'read write'}`;
  return [begin, ...settingStatements(settings)].join('; ');
}

/** Makes settings in the middle of a transaction. */
export function settingStatements(settings: TransactionSettings['settings']): string[] {
  return Object.entries(settings).map(([name, value]) => `set local ${name} to ${settingOf(value)}`);
}

function settingOf(value: string | readonly string[]): string {
  return typeof value === 'string' ? escapeLiteral(value) : value.map(escapeIdentifier).join(', ');
}
