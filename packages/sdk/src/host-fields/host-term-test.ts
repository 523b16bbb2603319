import { type CalendarDay, dayNumber, dayOfInstant } from '../calendar/calendar-day.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import { comparisonTest } from '../query/match-query.ts';
import type { Comparison, DateValue, HostTerm } from '../query/query.ts';
import { foldText } from '../text/fold-text.ts';
import type { HostFieldType } from './host-field.ts';
import type { HostCell } from './host-field-values.ts';

/**
 * Whether what is known of a customer satisfies a term about a field of a type, on the as-of day: texts without regard to case and
 * accents. What is not known, or is none, satisfies no term, and so every negated one.
 */
export function hostTermTest(
  term: HostTerm,
  { type, asOf }: { readonly type: HostFieldType; readonly asOf: CalendarDay },
): (cell: HostCell) => boolean {
  const holds = 'values' in term ? textTest(term) : comparedTest(term.comparisons, type, asOfDay(asOf));
  return (cell) => {
    const isHeld = cell.state === 'known' && cell.value != null && holds(cell.value);
    return isHeld !== term.negated;
  };
}

type Test = (value: string | number) => boolean;

function textTest({ isWhole, values }: Extract<HostTerm, { values: unknown }>): Test {
  const wanted = values.map(foldText);
  return (value) => {
    const text = foldText(String(value));
    return isWhole ? wanted.includes(text) : wanted.some((part) => text.includes(part));
  };
}

function comparedTest(
  comparisons: readonly Comparison<number | DateValue>[],
  type: HostFieldType,
  today: number,
): Test {
  const tests = comparisons.map((comparison) => comparisonTest(comparison, today));
  return (value) => {
    const number = typeof value === 'number' ? value : dayOf(value, type);
    return number !== undefined && tests.some((test) => test(number));
  };
}

function dayOf(value: string, type: HostFieldType): number | undefined {
  return type === 'instant' ? dayOfInstant(value) : dayNumber(value);
}
