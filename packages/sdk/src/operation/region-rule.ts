import type { PartnerErrorCode } from '../errors/partner-error.ts';
import type { MissingRegion } from './missing-region.schema.ts';
import type { RowOrder } from './row-order.ts';

/**
 * How the regions of a partner answer an operation. `home`: kept once for a partner, asked of the home region whatever
 * region is chosen. The others are asked of the region that is chosen; where none is, `one` is refused, and the rest says
 * how the regions answer as one (CUS-1). `own`: as no rule here says, in a function of its feature's.
 */
export type RegionRule =
  | 'home'
  | 'one'
  | 'own'
  | NamedRegionRule
  | CustomerRule
  | CustomersRule
  | EachRule<Readonly<Record<string, FieldMerge>>>
  | ListRule;

/** Asked of the region that the input names, whichever is chosen. */
export interface NamedRegionRule<Field extends string = string> {
  /** The field of the input that names the region. */
  readonly region: Field;
}

/** Asked of the region where a customer lives. */
export interface CustomerRule<Field extends string = string> {
  /** The field of the input that names the customer. */
  readonly customer: Field;
}

/** Asked of the regions where customers live, each for its own: what fails in one is the result of its customers. */
export interface CustomersRule<Field extends string = string, Result = CustomerResult> {
  /** The field of the input that names the customers. */
  readonly customers: Field;
  /** The result of a customer whose region failed. */
  failed(customerId: string, error: CustomerFailure): Result;
}

/** What became of one customer in a change of many. */
export interface CustomerResult {
  readonly customerId: string;
  readonly error?: { readonly code: string; readonly message: string } | undefined;
}

/** Why nothing changed for a customer. */
export interface CustomerFailure {
  readonly code: PartnerErrorCode;
  readonly message: string;
}

/** Asked of every region; the fields of the answers become one by `each`, and regions that failed are `missing`. */
export interface EachRule<Merges> {
  readonly each: Merges;
}

/** How a field of several answers becomes one: a sum, or a union of rows. */
export type FieldMerge = 'sum' | RowUnion;

/** Rows of several regions with the same key are one: a figure adds up, all else is as the first row that has it says. */
export interface RowUnion<Row = unknown, Figure extends string = string> {
  key(row: Row): string;
  readonly sum: Figure;
  /** By key, or those with the most first. */
  readonly order: 'key' | 'most';
  /** What follows from the other fields of a united row. */
  readonly derived?: DerivedFields<Row>['of'] | undefined;
}

interface DerivedFields<Row> {
  of(row: Row): { readonly [Field in keyof Row]?: Row[Field] | undefined };
}

/** Every region is asked for its own pages of a sorted list, which become the pages of one list. Rows have an `id`. */
export interface ListRule<Row = unknown, Sort extends string = string, Field extends string = string> {
  readonly list: {
    /** The order where none is asked for: without one each region would have an order of its own. */
    readonly usualSort: Sort;
    /** Loads what rows are ordered by, ties by id. */
    order(): PromiseLike<RowOrder<Row, SortFieldOf<Sort>>>;
    /** The field of a row that names a customer, which then is known to live in the row's region. */
    readonly customer?: Field | undefined;
  };
}

/** The fields of a sort; `-` in front turns the order around. */
export type SortFieldOf<Sort> = Exclude<Sort, `-${string}`>;

/** The rules that fit an operation's path, input and output; another does not compile. */
export type RegionRuleOf<Path extends string, Input, Output> =
  | 'home'
  | 'one'
  | 'own'
  | NamedRegionRule<FieldOf<Input, string>>
  | CustomerRule<FieldOf<Input, string> & CustomerInPath<Path>>
  | CustomersRuleOf<Input, Output>
  | EachRuleOf<Output>
  | ListRuleOf<Input, Output>;

/** Whose address it is: that of a customer, by this field. */
type CustomerInPath<Path extends string> = Path extends `/customers/{${infer Field}}${string}`
  ? Field
  : never;

type CustomersRuleOf<Input, Output> = Output extends { readonly results: readonly (infer Result)[] }
  ? Result extends CustomerResult
    ? CustomersRule<FieldOf<Input, readonly string[]>, Result>
    : never
  : never;

/** An answer that may lack the part of a region says so. */
interface MayMiss {
  readonly missing?: readonly MissingRegion[] | undefined;
}

type EachRuleOf<Output> = 'missing' extends keyof Known<Output>
  ? Output extends MayMiss
    ? EachRule<{ readonly [Field in Exclude<keyof Known<Output>, 'missing'>]: FieldMergeOf<Output[Field]> }>
    : never
  : never;

type FieldMergeOf<Value> = [Value] extends [number]
  ? 'sum'
  : [Value] extends [readonly (infer Row)[]]
    ? RowUnion<Row, FieldOf<Row, number>>
    : never;

type ListRuleOf<Input, Output> = Input extends { readonly sort?: infer Sort; readonly cursor?: unknown }
  ? 'missing' extends keyof Known<Output>
    ? Output extends { readonly items: readonly (infer Row)[]; readonly nextCursor: string | null }
      ? Row extends { readonly id: string }
        ? ListRule<Row, Sort & string, FieldOf<Row, string>>
        : never
      : never
    : never
  : never;

/** The fields that a row is known to have; of an open row not all the others as well. */
type Known<Row> = { [Field in keyof Row as string extends Field ? never : Field]: Row[Field] };

/** Fields that a row is known to have, with values of a kind. */
export type FieldOf<Row, Value> = {
  [Field in keyof Known<Row>]-?: Known<Row>[Field] extends Value ? Field : never;
}[keyof Known<Row>] &
  string;
