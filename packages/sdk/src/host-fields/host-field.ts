import {
  checkFunction,
  checkList,
  checkOneOf,
  checkRecord,
  checkText,
  checkWhole,
  misfit,
} from '../errors/check-argument.ts';
import { invalidField } from '../errors/partner-error.ts';
import { choiceFields, dateFields, type HostFilter, numberFields } from '../query/query.ts';

/** What the values of a host's field can be: texts, numbers, days (`YYYY-MM-DD`) or instants (ISO 8601 with a zone). */
export const hostFieldTypes = ['text', 'number', 'day', 'instant'] as const;

/** One of {@link hostFieldTypes}. */
export type HostFieldType = (typeof hostFieldTypes)[number];

/** A value of a host's field. */
export type HostValue = string | number;

/** What a field of a type holds. */
export type HostValueOf<Type extends HostFieldType> = Type extends 'number' ? number : string;

/**
 * What a host answers for some customers, by their ids: `null` for one that is known to have no value, an `Error` for one whose
 * value could not be found. One that is missing is not known; one that was not asked for is ignored.
 */
export type HostValues<Value extends HostValue = HostValue> =
  | ReadonlyMap<string, Value | Error | null | undefined>
  | Readonly<Record<string, Value | Error | null | undefined>>;

/** Finds the values of some customers. The signal ends when nobody waits for them any more. */
export type LoadHostValues<Value extends HostValue = HostValue> = (
  customerIds: readonly string[],
  context: { readonly signal: AbortSignal },
) => HostValues<Value> | PromiseLike<HostValues<Value>>;

/** How a field of a type can be filtered by. */
export type HostFilterOf<Type extends HostFieldType> = Type extends 'text'
  ? 'text' | 'choice'
  : Type extends 'number'
    ? 'number'
    : 'date';

/** A field of one type that a host knows of its customers. */
export interface HostFieldOf<Type extends HostFieldType> {
  /** Unlike that of any other field or column. */
  readonly id: string;
  readonly type: Type;
  /** Asked for many customers at once, and for each only once. */
  readonly load: LoadHostValues<HostValueOf<Type>>;
  /** The most customers in one call: from 1 to 10,000, 100 unless said. */
  readonly batchSize?: number | undefined;
  /** Whether it may be asked for all customers: it then sorts, and goes into exports. */
  readonly complete?: boolean | undefined;
  /**
   * How the query language asks for it, by its id (FIL-2); only where it is `complete`. A `text` by a part of it, a `choice` by one
   * of its values, a number or a date by comparison: `owner:anna`, `score>80`, `met:-90d..0d`.
   */
  readonly filter?: HostFilterOf<Type> | undefined;
}

/** A field that a host knows of its customers and the source does not: who owns it, what it paid (CUS-1). */
export type HostField = { readonly [Type in HostFieldType]: HostFieldOf<Type> }[HostFieldType];

/**
 * Throws `invalid`, by the place and the id of the first, where some fields of a host's can't be: an id that is empty, stands
 * twice or is one of those `taken`, a type that is none, a `load` that is no function, a `filter` by what is not complete or named
 * like a field of the query language.
 */
export function checkHostFields(fields: readonly HostField[], taken: readonly string[] = []): void {
  checkList('fields', fields);
  checkList('taken', taken);
  const ids = new Set(taken);
  for (const [at, field] of fields.entries()) {
    const name = `fields[${at}]`;
    checkRecord(name, field);
    const { id, type, load, batchSize } = field;
    const { filter } = field as { filter?: HostFilter | undefined };
    checkText(`${name}.id`, id);
    if (id.trim() === '') throw misfit(`${name}.id`, 'a name', id);
    if (ids.has(id))
      throw invalidField(
        `${name}.id`,
        `the field ${JSON.stringify(id)} is named like one that there is; call it otherwise`,
      );
    ids.add(id);
    checkOneOf(`${name}.type`, type, hostFieldTypes);
    checkFunction(`${name}.load`, load);
    if (batchSize !== undefined) checkWhole(`${name}.batchSize`, batchSize, 1, largestBatch);
    if (filter === undefined) continue;
    checkOneOf(`${name}.filter`, filter, filtersOf[type]);
    if (!field.complete) {
      const why = `the field ${JSON.stringify(id)} is loaded for the rows in view alone; say complete: true to filter by it`;
      throw invalidField(`${name}.filter`, why);
    }
    if (!/^[^-\s":=<>,][^\s":=<>,]*$/.test(id))
      throw misfit(`${name}.id`, 'a word that a query can hold', id);
    const isTaken = (other: string) => other.toLowerCase() === id.toLowerCase();
    if (queryFields.some(isTaken) || fields.slice(0, at).some((other) => isTaken(other.id))) {
      const why = `the field ${JSON.stringify(id)} is named like one of the query language; call it otherwise`;
      throw invalidField(`${name}.id`, why);
    }
  }
}

const filtersOf: { readonly [Type in HostFieldType]: readonly HostFilterOf<Type>[] } = {
  text: ['text', 'choice'],
  number: ['number'],
  day: ['date'],
  instant: ['date'],
};
const queryFields: readonly string[] = [...choiceFields, ...numberFields, ...dateFields];

const largestBatch = 10_000;
