import type * as z from 'zod/mini';
import { objectShape, objectsShape } from './row-shape.ts';

type Schema = z.ZodMiniType;

/** What of a schema's definition tells how a value of it is written. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly innerType?: Schema;
  readonly in?: Schema;
}

/** How what stands at a path of a schema is written, as messages say it; `undefined`: it is no object and no list. */
export function schemaShape(schema: Schema, path: readonly PropertyKey[]): string | undefined {
  const found = path.reduce<Schema | undefined>(within, schema);
  if (!found) return undefined;
  const { type, element } = definition(found);
  if (type === 'record') return objectShape([]);
  if (type === 'object') return objectShape(...fieldNames(found));
  if (type !== 'array' || !element) return undefined;
  const item = definition(element).type;
  if (item === 'object') return objectsShape(...fieldNames(element));
  return item === 'string' || item === 'number' ? `a list of ${itemNames[item]}` : 'a list';
}

const itemNames = { string: 'texts', number: 'numbers' } as const;

/** The definition itself, behind what says that a value may be absent or `null`, or what becomes of it. */
function definition(schema: Schema): Definition {
  const own = schema.def as Definition;
  const inner = own.innerType ?? own.in;
  return inner ? definition(inner) : own;
}

function within(schema: Schema | undefined, key: PropertyKey): Schema | undefined {
  if (!schema) return undefined;
  const { shape, element, valueType } = definition(schema);
  return shape?.[key as string] ?? element ?? valueType;
}

/** The fields that an object must have, and those that it may have. */
function fieldNames(schema: Schema): [must: string[], may: string[]] {
  const fields = Object.entries(definition(schema).shape ?? {});
  const isOptional = ([, field]: [string, Schema]) => field._zod.optin === 'optional';
  return [
    fields.filter((field) => !isOptional(field)).map(([name]) => name),
    fields.filter(isOptional).map(([name]) => name),
  ];
}
