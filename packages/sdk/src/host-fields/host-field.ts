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
}

/** A field that a host knows of its customers and the source does not: who owns it, what it paid (CUS-1). */
export type HostField = { readonly [Type in HostFieldType]: HostFieldOf<Type> }[HostFieldType];

/**
 * Throws `invalid`, by the place and the id of the first, where some fields of a host's can't be: an id that is empty, stands
 * twice or is one of those `taken`, a type that is none, a `load` that is no function.
 */
export function checkHostFields(fields: readonly HostField[], taken: readonly string[] = []): void {
  checkList('fields', fields);
  checkList('taken', taken);
  const ids = new Set(taken);
  for (const [at, field] of fields.entries()) {
    const name = `fields[${at}]`;
    checkRecord(name, field);
    const { id, type, load, batchSize } = field;
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
  }
}

const largestBatch = 10_000;
