import * as z from 'zod/mini';
import { dayNumber, isCalendarDay, isSunday } from '../calendar/calendar-day.ts';
import { isInstant } from '../calendar/is-instant.ts';
import { checkList } from '../errors/check-argument.ts';

/** A text with at least one character. */
export const nonEmptyText = z
  .string()
  .check(z.refine((text) => text !== '', 'expected a text that is not empty'));

/** One of some texts. */
export function oneOf<const Text extends string>(texts: readonly Text[], expected: string) {
  const schema = z.custom<Text>(
    (value) => (texts as readonly unknown[]).includes(value),
    `expected ${expected}`,
  );
  // for descriptions of the contract: a custom schema does not say what it takes
  return Object.assign(schema, { texts });
}

/** A calendar date, `YYYY-MM-DD`. */
export const calendarDaySchema = z
  .string()
  .check(z.refine(isCalendarDay, 'expected a calendar date, YYYY-MM-DD'));

/** The Sunday on which a week starts, `YYYY-MM-DD`. */
export const sundaySchema = calendarDaySchema.check(
  z.refine((day) => isSunday(dayNumber(day) ?? Number.NaN), 'expected a Sunday'),
);

/** How many of something there are. */
export const countSchema = z
  .number()
  .check(
    z.refine((value) => Number.isSafeInteger(value) && value >= 0, 'expected a whole number of 0 or more'),
  );

/** A whole number of a range. */
export function wholeNumber(least: number, most: number) {
  return z
    .number()
    .check(
      z.refine(
        (value) => Number.isInteger(value) && value >= least && value <= most,
        `expected a whole number from ${least} to ${most}`,
      ),
    );
}

/** An instant, ISO 8601 with its zone. */
export const instantSchema = z
  .string()
  .check(z.refine(isInstant, 'expected an instant, ISO 8601 with a time zone'));

/** A row that was left out, and why. */
export const rowProblemSchema = z.object({
  /** Position of the row in what was handed over, from 0. */
  index: z.number(),
  /** Line of the text on which it stood, from 1; absent where rows came as such. */
  line: z.optional(z.number()),
  field: z.string(),
  message: z.string(),
});

/** A row that was left out, and why. */
export type RowProblem = z.output<typeof rowProblemSchema>;

/** The schema of a page of rows. `nextCursor` is `null` on the last page. */
export function pageOf<Row extends z.ZodMiniType>(row: Row) {
  return z.object({
    items: z.array(row),
    nextCursor: z.nullable(z.string('string or null')),
    /** How many rows the whole result has, where the source knows. */
    total: z.optional(z.number()),
    /** Rows of the source that did not fit and were left out. */
    refused: z.optional(z.array(rowProblemSchema)),
  });
}

/** What zod's small build says of a type that does not fit, unless told otherwise. */
const unsaid = 'Invalid input';

/** The first thing wrong with a value that a schema refused: which field, what was expected, what was found. */
export function firstProblem(
  error: Pick<z.core.$ZodError, 'issues'>,
  value: unknown,
): { field: string; message: string } {
  checkList('error.issues', error?.issues);
  const issue = error.issues[0];
  const path = issue?.path ?? [];
  const field = path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );
  if (issue?.code !== 'invalid_type') return { field, message: issue?.message ?? 'does not fit' };
  const found = path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  const expected = issue.expected === 'int' ? 'whole number' : issue.expected;
  // what a schema says itself that it takes
  const said = issue.message === unsaid ? expected : issue.message;
  return { field, message: `expected ${said}, found ${kindOf(found, expected.endsWith('number'))}` };
}

/** The kind of a value; of a number where a number was expected, which one: `NaN`, `Infinity`, `2.5`. */
function kindOf(value: unknown, isNumberExpected: boolean): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'number' && isNumberExpected) return String(value);
  return Array.isArray(value) ? 'array' : typeof value;
}
