import type * as z from 'zod/mini';
import type { PartnerErrorCode } from '../errors/partner-error.ts';
import type { Permission } from '../permissions/permissions.ts';
import type { RegionRule, RegionRuleOf } from './region-rule.ts';

/**
 * What the body of a request may be: one JSON value alone, rows that come one by one as well, or the bytes of a file, which are
 * the input's field `content`; its other fields stand in the address then.
 */
export type BodyKind = 'json' | 'rows' | 'bytes';

interface OperationBase<Id extends string, Input extends z.ZodMiniObject, Output extends z.ZodMiniType> {
  /** `<feature>.<verb>`, for example `customers.list`. */
  readonly id: Id;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the region's base URL, parameters in braces. */
  readonly path: string;
  readonly input: Input;
  readonly output: Output;
  /** Errors it may answer beside those that any call may meet. */
  readonly errors: readonly PartnerErrorCode[];
  /** What the caller must be allowed to do; `null` asks only for a signed-in user. */
  readonly permission: Permission | null;
  /** `false`: a change of which the audit trail tells nothing, since it concerns nobody but who makes it (AUD-1). */
  readonly audited?: false | undefined;
  /** It replaces something shared: the input's `version` names the state it started from, and must still be the present one. */
  readonly replaces?: boolean | undefined;
  /** `bytes`: it answers a file, as a stream (`FileAnswer`). Absent: JSON. */
  readonly answer?: 'bytes' | undefined;
  /** The field of the output whose rows are checked one by one: a bad row is left out and named, the rest arrives. */
  readonly rows?: { readonly field: string; readonly schema: z.ZodMiniType } | undefined;
}

/**
 * Everything that can be asked is one such value. From it come the typed client, the source's checks, how regions answer as
 * one and, with a server, its routes: an operation declared on one side only does not compile.
 */
export interface Operation<
  Id extends string = string,
  Input extends z.ZodMiniObject = z.ZodMiniObject,
  Output extends z.ZodMiniType = z.ZodMiniType,
> extends OperationBase<Id, Input, Output> {
  /** Whether it changes anything; a change is never repeated without an idempotency key. */
  readonly changes: boolean;
  /** How the regions of a partner answer it. */
  readonly regions: RegionRule;
  /**
   * `rows`: its body may also be a stream of rows, NDJSON or CSV, taken batch by batch as it comes. `bytes`: its body is the field
   * `content` of its input; it may be sent again without a key, as it says itself where its bytes belong. Absent: `json`.
   */
  readonly body?: BodyKind | undefined;
}

/** An operation, with what its declaration says of changes, regions and body. */
export interface DeclaredOperation<
  Id extends string,
  Input extends z.ZodMiniObject,
  Output extends z.ZodMiniType,
  Changes extends boolean,
  Regions,
  Body extends BodyKind,
> extends OperationBase<Id, Input, Output> {
  readonly changes: Changes;
  readonly regions: Regions;
  readonly body?: Body | undefined;
}

/** What a caller may hand to an operation. */
export type InputOf<O extends Operation> = z.input<O['input']>;
/** What an operation gets after its input was checked. */
export type CheckedInputOf<O extends Operation> = z.output<O['input']>;
/** What an operation answers. */
export type OutputOf<O extends Operation> = z.output<O['output']>;

/** Declares an operation; the types follow from the schemas. A rule of regions that does not fit them does not compile. */
export function defineOperation<
  const Id extends string,
  const Path extends string,
  Input extends z.ZodMiniObject,
  Output extends z.ZodMiniType,
  const Changes extends boolean,
  const Regions extends RegionRuleOf<Path, z.output<Input>, z.output<Output>>,
  const Body extends BodyKind = 'json',
>(
  operation: DeclaredOperation<Id, Input, Output, Changes, Regions, Body> & { readonly path: Path },
): DeclaredOperation<Id, Input, Output, Changes, Regions, Body> {
  return operation;
}
