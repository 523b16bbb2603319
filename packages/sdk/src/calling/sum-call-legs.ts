import { checkList, checkRecord, isRecord, misfit } from '../errors/check-argument.ts';
import type { CallLeg } from './call-leg.schema.ts';
import { type CallLegColumns, callLegColumns } from './call-leg-columns.ts';
import type { CallingWeekSums, LocationWeekSums } from './calling-sums.ts';
import { countLegs } from './count-legs.ts';
import { defaultPoorLegRule, type PoorLegRule } from './leg-rating.ts';

/** Call legs as a host has them, or the same in columns. */
export type CallLegRows = readonly CallLeg[] | CallLegColumns;

/** How call legs are added up. */
export interface CallLegOptions {
  /** When a leg is poor, {@link defaultPoorLegRule} unless told. */
  readonly rule?: PoorLegRule | undefined;
}

/** Rolls call legs up to the sums of each customer and week (CAL). A leg belongs to the week in which it started. */
export function sumCallLegs(rows: CallLegRows, options: CallLegOptions = {}): CallingWeekSums[] {
  checkRecord('options', options);
  const { rule = defaultPoorLegRule } = options;
  checkRecord('options.rule', rule);
  return countLegs(columnsOf(rows), rule);
}

/** The same of each location of each customer; legs that name none stand under `null`. */
export function sumCallLegsByLocation(
  legs: readonly CallLeg[],
  options: CallLegOptions = {},
): LocationWeekSums[] {
  checkList('legs', legs, isRecord);
  const byLocation = new Map<string | null, CallLeg[]>();
  for (const leg of legs) {
    const location = leg.locationId || null;
    const there = byLocation.get(location);
    if (there) there.push(leg);
    else byLocation.set(location, [leg]);
  }
  return [...byLocation].flatMap(([location, there]) =>
    sumCallLegs(there, options).map((sums) => ({ ...sums, location })),
  );
}

function columnsOf(rows: CallLegRows): CallLegColumns {
  if (!isRecord(rows)) return callLegColumns(rows as readonly CallLeg[]);
  const { customerIds, refused } = rows as CallLegColumns;
  if (Array.isArray(customerIds) && Array.isArray(refused)) return rows as CallLegColumns;
  throw misfit('rows', 'call legs, or what callLegColumns makes of them', rows);
}
