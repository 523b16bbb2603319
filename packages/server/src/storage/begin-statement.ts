import { escapeLiteral } from 'pg';

/** What holds for the length of one transaction. */
export interface TransactionSettings {
  readonly readOnly?: boolean | undefined;
  readonly isolation?: 'read committed' | 'repeatable read' | undefined;
  /** Settings of Postgres that are set back at the end. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Begins a transaction and makes its settings, in one statement that is sent at once. */
export function beginStatement({
  readOnly,
  isolation = 'read committed',
  settings,
}: TransactionSettings): string {
  const begin = `begin isolation level ${isolation} ${readOnly ? 'read only' : 'read write'}`;
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`,
  );
  return `${begin}; select ${set.join(', ')}`;
}
