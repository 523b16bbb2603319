import type * as z from 'zod/mini';
import type { PartnerErrorCode } from '../errors/partner-error.ts';
import type { Permission } from '../permissions/permissions.ts';

/**
 * Everything that can be asked is one such value. From it come the typed client, the source's checks and, with a
 * server, its routes: an operation declared on one side only does not compile.
 */
export interface Operation<
  Id extends string = string,
  Input extends z.ZodMiniType = z.ZodMiniType,
  Output extends z.ZodMiniType = z.ZodMiniType,
> {
  /** `<feature>.<verb>`, for example `customers.list`. */
  readonly id: Id;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the region's base URL, parameters in braces. */
  readonly path: string;
  readonly input: Input;
  readonly output: Output;
  /** Errors it may answer beside those that any call may meet. */
  readonly errors: readonly PartnerErrorCode[];
  /** Whether it changes anything; a change is never repeated without an idempotency key. */
  readonly changes: boolean;
  /** What the caller must be allowed to do; `null` asks only for a signed-in user. */
  readonly permission: Permission | null;
  /** Kept in the partner's home region (users, views): asked there, whatever region is chosen. */
  readonly isPartnerWide?: boolean | undefined;
  /** It replaces something shared: the input's `version` names the state it started from, and must still be the present one. */
  readonly replaces?: boolean | undefined;
  /** Its body may also be a stream of rows, NDJSON or CSV, taken batch by batch as it comes. */
  readonly streams?: boolean | undefined;
  /** The field of the output whose rows are checked one by one: a bad row is left out and named, the rest arrives. */
  readonly rows?: { readonly field: string; readonly schema: z.ZodMiniType } | undefined;
}

/** What a caller may hand to an operation. */
export type InputOf<O extends Operation> = z.input<O['input']>;
/** What an operation gets after its input was checked. */
export type CheckedInputOf<O extends Operation> = z.output<O['input']>;
/** What an operation answers. */
export type OutputOf<O extends Operation> = z.output<O['output']>;

/** Declares an operation; the types of input and output follow from the schemas. */
export function defineOperation<
  const Id extends string,
  Input extends z.ZodMiniType,
  Output extends z.ZodMiniType,
>(operation: Operation<Id, Input, Output>): Operation<Id, Input, Output> {
  return operation;
}
