import type * as z from 'zod/mini';
import { parseWithoutBlanks } from './parse-without-blanks.ts';
import { firstProblem } from './row.schema.ts';

/** What is wrong with a row: which field, what was expected there. */
export interface RowFault {
  readonly field: string;
  readonly message: string;
}

/** A row that fits, without what is blank; or what is wrong with it. */
export type CheckedRow<Row> =
  | { readonly row: Row; readonly fault?: never }
  | { readonly row?: never; readonly fault: RowFault };

/**
 * The one check of a row: every list, figure, status and import goes by it. What may be absent may be `null` or an empty text
 * as well, and is then not there.
 */
export function checkedRow<Schema extends z.ZodMiniType>(
  schema: Schema,
  given: unknown,
): CheckedRow<z.output<Schema>> {
  const { value, parsed } = parseWithoutBlanks(schema, given);
  return parsed.success ? { row: value as z.output<Schema> } : { fault: firstProblem(parsed.error, value) };
}
