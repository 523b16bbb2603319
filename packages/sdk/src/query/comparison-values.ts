import { dayNumber } from '../calendar/calendar-day.ts';
import type { Comparison, DateValue } from './query.ts';
import type { QueryScanner } from './query-scanner.ts';

/** How the values of numbers or dates are written. */
export interface Notation<Value> {
  readonly possible: readonly string[];
  /** `undefined`: the word is no such value. */
  readonly read: (word: string) => Value | undefined;
}

/** Counts: whole numbers, 0 or more. */
export const numberNotation: Notation<number> = {
  possible: ['a whole number'],
  read: (word) => (/^\d+$/.test(word) ? wholeNumber(word) : undefined),
};

/** Percentages, as a number of percent; the sign may be left out. */
export const percentNotation: Notation<number> = {
  possible: ['a percentage such as 50%'],
  read(word) {
    const number = word.replace(/%$/, '');
    return /^\d{1,9}\.\d{1,6}$/.test(number) ? Number(number) : numberNotation.read(number);
  },
};

/** Numbers of a host's own: with a sign and decimals, as far as they are written back as they were. */
export const decimalNotation: Notation<number> = {
  possible: ['a number such as 12, -3 or 0.5'],
  read: (word) => (/^-?\d{1,15}(\.\d{1,6})?$/.test(word) ? Number(word) || 0 : undefined),
};

/** Dates that exist, and days from the as-of date. */
export const dateNotation: Notation<DateValue> = {
  possible: ['a date such as 2026-11-30', 'days from today such as 30d or -90d'],
  read: (word) => {
    if (dayNumber(word) !== undefined) return { day: word };
    const days = /^-?\d+d$/i.test(word) ? wholeNumber(word.slice(0, -1)) : undefined;
    return days === undefined ? undefined : { days };
  },
};

const inequalities = ['>=', '<=', '>', '<'] as const;
const valueEnds = [',', '"', '..'];

/** Every sign that stands between a field and its values; the longer ones first. */
export const operators = [...inequalities, '=', ':'] as const;
type Operator = (typeof operators)[number];

/** Reads what a number or a date is compared with: one value after an inequality, else alternatives. */
export function readComparisons<Value extends number | DateValue>(
  scanner: QueryScanner,
  notation: Notation<Value>,
): Comparison<Value>[] {
  const operator = scanner.acceptOne(operators) as Operator;
  const separators = operator === ':' || operator === '=' ? [','] : [];
  const comparisons: Comparison<Value>[] = [];
  do {
    comparisons.push(readComparison(scanner, operator, notation));
  } while (scanner.acceptOne(separators));
  scanner.expectBreak(separators);
  return comparisons;
}

function readComparison<Value extends number | DateValue>(
  scanner: QueryScanner,
  sign: Operator,
  notation: Notation<Value>,
): Comparison<Value> {
  const operator = sign === ':' ? (scanner.acceptOne(inequalities) ?? '=') : sign;
  const start = scanner.position;
  const from = readValue(scanner, notation);
  if (operator !== '=' || !scanner.accept('..')) return { operator, value: from };
  const to = readValue(scanner, notation);
  if (isReversed(from, to)) scanner.fail(start, [`${formatValue(to)}..${formatValue(from)}`]);
  return { operator: 'range', from, to };
}

function readValue<Value>(scanner: QueryScanner, { read, possible }: Notation<Value>): Value {
  const start = scanner.position;
  const value = read(scanner.value(valueEnds));
  return value === undefined ? scanner.fail(start, possible) : value;
}

/** A number or a date as it is written in a query. */
export function formatValue(value: number | DateValue): string {
  if (typeof value === 'number') return String(value);
  return 'day' in value ? value.day : `${value.days}d`;
}

/** Whether a range can hold for nothing; a date and days from another day are compared only when both are known. */
function isReversed(from: number | DateValue, to: number | DateValue): boolean {
  const low = magnitude(from);
  const high = magnitude(to);
  return typeof low === typeof high && low > high;
}

function magnitude(value: number | DateValue): number | string {
  if (typeof value === 'number') return value;
  return 'day' in value ? value.day : value.days;
}

function wholeNumber(digits: string): number | undefined {
  const number = Number(digits) || 0;
  return Number.isSafeInteger(number) ? number : undefined;
}
