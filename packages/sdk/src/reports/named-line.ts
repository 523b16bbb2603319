import { checkRecord } from '../errors/check-argument.ts';
import type { ReportKind } from '../imports/report-columns.ts';
import type { ReportLine } from './report-cells.ts';

/** What a report tells of a customer beside what it calls and has. */
export interface ReportCustomer {
  readonly name: string;
  /** Of wholesale customers only. */
  readonly externalId?: string | undefined;
}

const wholeMinutes = ['minutes', 'videoMinutes'] as const;

/**
 * A row of a report with its customer's name and, in inventories, external id; minutes are whole ones there. `undefined` for a
 * customer that is not there (any more), or that one may not see (REP-4, REP-5, REP-6).
 */
export function namedLine(
  report: ReportKind,
  row: ReportLine,
  customer: ReportCustomer | undefined,
): ReportLine | undefined {
  checkRecord('row', row);
  if (!customer) return undefined;
  const { name: customerName } = customer;
  if (report === 'usage') return { ...row, customerName, ...roundedMinutes(row) };
  const externalId = customer.externalId ?? row.externalId;
  return { ...row, customerName, ...(externalId === undefined ? {} : { externalId }) };
}

function roundedMinutes(row: ReportLine): Readonly<Record<string, number>> {
  const known = wholeMinutes.flatMap((field) => {
    const value = row[field];
    return typeof value === 'number' ? [[field, Math.round(value)]] : [];
  });
  return Object.fromEntries(known);
}
