import { dayNumber } from '../calendar/calendar-day.ts';
import { instantMs } from '../calendar/instant-ms.ts';
import { isInstant } from '../calendar/is-instant.ts';
import type { CsvColumnKind } from '../csv/write-csv.ts';

const msPerDay = 86_400_000;
/** Days from the start of a workbook's count to 1970-01-01. */
const before1970 = 25_569;
/** 1900-03-01: the days before it are counted differently by different spreadsheets. */
const firstAgreed = 61;
/** The day after 9999-12-31. */
const end = 2_958_466;

/**
 * The number by which a workbook keeps a calendar day, or an instant in UTC; `undefined` for a text that is neither, and
 * for days that spreadsheets do not agree on, before 1900-03-01 and after 9999-12-31.
 */
export function xlsxSerial(text: string, kind: CsvColumnKind): number | undefined {
  const days = kind === 'day' ? dayNumber(text) : instantDays(text);
  if (days === undefined) return undefined;
  const serial = days + before1970;
  return serial >= firstAgreed && serial < end ? serial : undefined;
}

function instantDays(text: string): number | undefined {
  return isInstant(text) ? instantMs(text) / msPerDay : undefined;
}
