import { lastCompleteWeek } from '../calendar/weeks.ts';
import type { LicenseColumns } from './license-columns.ts';

/** A license pool of a section, and what is known of it whatever the section. */
export interface PoolFacts {
  readonly columns: LicenseColumns;
  readonly pool: number;
  readonly owner: number;
  readonly today: number;
  readonly total: number;
  readonly assigned: number | null;
  readonly used: number | null;
}

/** The day number of the first day of its subscription or trial. */
export function startOf({ columns, owner }: PoolFacts): number {
  return columns.start[owner] as number;
}

/** The day number of the last day of its subscription or trial. */
export function endOf({ columns, owner }: PoolFacts): number {
  return columns.end[owner] as number;
}

/** A count of the columns; `null` is not known. */
export function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** The last complete week minus the one before; no value without either. */
export function weeklyChange(
  { columns, pool, today }: PoolFacts,
  counts: 'weekAssigned' | 'weekUsed',
): number | null {
  const last = lastCompleteWeek(today);
  const [now, before] = [weekPlace(columns, pool, last), weekPlace(columns, pool, last - 7)];
  if (now === undefined || before === undefined) return null;
  return (columns[counts][now] as number) - (columns[counts][before] as number);
}

function weekPlace({ weeksFrom, week }: LicenseColumns, pool: number, sunday: number): number | undefined {
  for (let at = weeksFrom[pool] as number; at < (weeksFrom[pool + 1] as number); at++) {
    if (week[at] === sunday) return at;
  }
  return undefined;
}
