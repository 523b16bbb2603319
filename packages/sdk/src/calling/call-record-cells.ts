import { spreadsheetDamage } from '../text/spreadsheet-damage.ts';

/** One of the vendor's call records as it came: by webhook, feed or CSV file (CAL-9). */
export type CallRecord = Readonly<Record<string, unknown>>;

/** The cells of a call record by the name of their column, in small letters. */
export interface RecordCells {
  /** A text; empty, `NA` and `na` are absent. */
  readonly text: (column: string) => string | undefined;
  /** An instant in UTC, ISO 8601; what is no time stands as it came, so that it is refused by name. */
  readonly instant: (column: string) => string | undefined;
  readonly seconds: (column: string) => number | undefined;
  readonly flag: (column: string) => boolean | undefined;
  /** An organization's bare UUID, also out of the long form that other interfaces of the vendor write. */
  readonly uuid: (column: string) => string | undefined;
  /** The first cell that a spreadsheet has visibly damaged. */
  readonly damaged: () => { readonly field: string; readonly message: string } | undefined;
}

/** Reads a record's cells: names are compared without case, joined words and words apart are the same. */
export function recordCells(record: CallRecord): RecordCells {
  const cells = new Map<string, { name: string; value: unknown }>();
  for (const [name, value] of Object.entries(record)) cells.set(columnKey(name), { name, value });

  const text = (column: string) => {
    const value = cells.get(columnKey(column))?.value;
    const written = typeof value === 'string' ? value.trim() : value == null ? '' : String(value);
    return /^(na)?$/i.test(written) ? undefined : written;
  };
  return {
    text,
    instant: (column) => {
      const written = text(column);
      return written === undefined ? undefined : (utcInstant(written) ?? written);
    },
    seconds: (column) => {
      const seconds = Number(text(column));
      return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
    },
    flag: (column) => {
      const word = text(column)?.toLowerCase();
      return word === 'true' ? true : word === 'false' ? false : undefined;
    },
    uuid: (column) => bareUuid(text(column)),
    damaged: () => {
      for (const column of idColumns) {
        const written = text(column);
        const message = written && spreadsheetDamage(written);
        if (message) return { field: cells.get(columnKey(column))?.name ?? column, message };
      }
      return undefined;
    },
  };
}

/** What tells a column apart, however it is written: `Report ID`, `reportId`, `REPORT_ID`. */
export function columnKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const idColumns = ['report id', 'correlation id', 'org uuid', 'user uuid', 'site uuid'];

const writtenTime = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** A time of a record as an instant: a blank for the T, and no zone, is how some are written; they are UTC. */
function utcInstant(written: string): string | undefined {
  const [, day, time, zone = 'Z'] = writtenTime.exec(written) ?? [];
  return day === undefined ? undefined : `${day}T${time}${zone.toUpperCase()}`;
}

/** The last part of an id, which is the UUID: `ciscospark://us/ORGANIZATION/<uuid>` in base64url, or bare. */
function bareUuid(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  return (decodedId(written) ?? written).split('/').at(-1)?.toLowerCase();
}

function decodedId(written: string): string | undefined {
  if (written.includes('-') && /^[0-9a-f-]+$/i.test(written)) return undefined;
  try {
    const plain = atob(written.replaceAll('-', '+').replaceAll('_', '/'));
    return plain.startsWith('ciscospark://') ? plain : undefined;
  } catch {
    return undefined;
  }
}
