import { isRecord, misfit } from '../errors/check-argument.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { type LicenseColumns, licenseColumns } from './license-columns.ts';

/** What figures are computed over: rows as a host has them, or the same in columns. */
export type LicenseRows = readonly Subscription[] | LicenseColumns;

/** Rows in columns. Throws `invalid` for what is neither. */
export function columnsOf(rows: LicenseRows): LicenseColumns {
  if (!isRecord(rows)) return licenseColumns(rows as readonly Subscription[]);
  checkColumns('rows', rows);
  return rows as LicenseColumns;
}

/** Throws `invalid` by the argument's name unless it is what {@link licenseColumns} makes. */
export function checkColumns(name: string, value: unknown): void {
  const columns = isRecord(value) ? value : {};
  if (ArrayBuffer.isView(columns.purchased) && Array.isArray(columns.products)) return;
  throw misfit(name, 'subscriptions, or what licenseColumns makes of them', value);
}
