import type { CalendarDay } from '../calendar/calendar-day.ts';

/** Fields compared with one of several values (FIL-1, FIL-2). */
export const choiceFields = ['status', 'product', 'tag', 'region', 'type', 'managed', 'kpi', 'id'] as const;
/**
 * Fields compared as numbers: license counts over a customer's subscriptions and trials that run on the as-of date, and how many
 * percent of those purchased are in use.
 */
export const numberFields = ['licenses', 'assigned', 'used', 'overage', 'usage'] as const;
/** Fields compared as calendar dates: next end, next automatic renewal, day the customer was added. */
export const dateFields = ['expires', 'renews', 'added'] as const;

export type ChoiceField = (typeof choiceFields)[number];
export type NumberField = (typeof numberFields)[number];
export type DateField = (typeof dateFields)[number];
/** A field of the query language. */
export type QueryField = ChoiceField | NumberField | DateField;

/** A calendar date, or a number of days from the as-of date (`30d`, `-90d`). */
export type DateValue = { readonly day: CalendarDay } | { readonly days: number };

/** One comparison; a range includes both ends. */
export type Comparison<Value> =
  | { readonly operator: '=' | '>' | '>=' | '<' | '<='; readonly value: Value }
  | { readonly operator: 'range'; readonly from: Value; readonly to: Value };

/** Text looked for in the name and the administrator's e-mail. */
export interface TextTerm {
  readonly kind: 'text';
  readonly text: string;
  readonly negated: boolean;
}
/** A field that has one of the values. */
export interface ChoiceTerm {
  readonly kind: 'choice';
  readonly field: ChoiceField;
  readonly values: readonly string[];
  readonly negated: boolean;
}
/** A number for which one of the comparisons holds. */
export interface NumberTerm {
  readonly kind: 'number';
  readonly field: NumberField;
  readonly comparisons: readonly Comparison<number>[];
  readonly negated: boolean;
}
/** A date for which one of the comparisons holds. */
export interface DateTerm {
  readonly kind: 'date';
  readonly field: DateField;
  readonly comparisons: readonly Comparison<DateValue>[];
  readonly negated: boolean;
}
/** One condition of a query. */
export type QueryTerm = TextTerm | ChoiceTerm | NumberTerm | DateTerm;

/** How a field of a host's own is compared: a part of a text, one of several texts, numbers, or days. */
export type HostFilter = 'text' | 'choice' | 'number' | 'date';

interface HostTermBase {
  readonly kind: 'host';
  /** The id of the field. */
  readonly field: string;
  readonly negated: boolean;
}
/** A field of a host's own that has one of some values: texts that contain or are one of them, numbers and days that compare. */
export type HostTerm =
  | (HostTermBase & {
      readonly filter: 'text' | 'choice';
      /** Whether a text has to be one of the values as a whole; else it has to contain one. */
      readonly isWhole: boolean;
      readonly values: readonly string[];
    })
  | (HostTermBase & { readonly filter: 'number'; readonly comparisons: readonly Comparison<number>[] })
  | (HostTermBase & { readonly filter: 'date'; readonly comparisons: readonly Comparison<DateValue>[] });

/** A query that asks by fields of a host's own too, which no source knows. */
export type HostQuery = readonly (QueryTerm | HostTerm)[];

/** A query: terms that must all hold (FIL-2). The empty query holds for every customer. */
export type Query = readonly QueryTerm[];
