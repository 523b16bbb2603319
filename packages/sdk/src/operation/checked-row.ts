import type * as z from 'zod/mini';
import { firstProblem } from './row.schema.ts';

/** What is wrong with a row: which field, what was expected there. */
export interface RowFault {
  readonly field: string;
  readonly message: string;
}

/** A row that fits, with what is `null` left out; or what is wrong with it. */
export type CheckedRow<Row> =
  | { readonly row: Row; readonly fault?: never }
  | { readonly row?: never; readonly fault: RowFault };

/**
 * The one check of a row: every list, figure, status and import goes by it. `null` is absent: a field that may be missing
 * may be `null` as well, and is then not there.
 */
export function checkedRow<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): CheckedRow<z.output<Schema>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { row: value as z.output<Schema> };
  const present = withoutNulls(schema, value);
  if (present === value) return { fault: firstProblem(parsed.error, value) };
  const again = schema.safeParse(present);
  return again.success ? { row: present as z.output<Schema> } : { fault: firstProblem(again.error, present) };
}

/** A value without the fields that are `null` where a schema lets them be absent; the same value where there are none. */
function withoutNulls(schema: z.ZodMiniType, value: unknown): unknown {
  const { def } = schema._zod as unknown as { def: SchemaDef };
  if (value === null || typeof value !== 'object') return value;
  if (def.type === 'optional' || def.type === 'nullable') return withoutNulls(def.innerType, value);
  if (def.type === 'array') {
    if (!Array.isArray(value)) return value;
    const items = value.map((item) => withoutNulls(def.element, item));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  if (def.type !== 'object' || Array.isArray(value)) return value;
  const row = value as Record<string, unknown>;
  let present = row;
  for (const [name, field] of Object.entries(def.shape)) {
    if (!Object.hasOwn(row, name)) continue;
    const isAbsent = row[name] === null && isOptional(field);
    const inner = isAbsent ? undefined : withoutNulls(field, row[name]);
    if (!isAbsent && inner === row[name]) continue;
    if (present === row) present = { ...row };
    if (isAbsent) delete present[name];
    else present[name] = inner;
  }
  return present;
}

type SchemaDef =
  | { readonly type: 'optional' | 'nullable'; readonly innerType: z.ZodMiniType }
  | { readonly type: 'array'; readonly element: z.ZodMiniType }
  | { readonly type: 'object'; readonly shape: Readonly<Record<string, z.ZodMiniType>> };

/** Whether a field may be absent and means nothing of its own by `null`. */
function isOptional(schema: z.ZodMiniType): boolean {
  const { def } = schema._zod as unknown as { def: { type: string; innerType?: z.ZodMiniType } };
  if (def.type !== 'optional') return false;
  const inner = def.innerType?._zod as unknown as { def: { type: string } };
  return inner.def.type !== 'nullable';
}
