import { checkList, isText } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';

/** Columns without which a row is no call leg. */
export const requiredLegColumns = [
  'id',
  'callId',
  'customerId',
  'startAt',
  'endAt',
  'direction',
  'endpoint',
] as const;
/** What tells a leg, or what belongs to it, apart. */
export const legIdColumns = ['id', 'callId', 'customerId', 'locationId', 'userId', 'queue.id'] as const;
const measured = ['jitterMs', 'latencyMs', 'lossPercent'] as const;
const streams: ReadonlySet<string> = new Set(['audio', 'video']);
const numbers: ReadonlySet<string> = new Set(
  [...streams].flatMap((stream) => measured.map((measure) => `${stream}.${measure}`)),
);

/** The columns of call legs as CSV, in the order in which they are written; a field inside another has a dot (CAL). */
export const callLegCsvColumns: readonly string[] = [
  ...requiredLegColumns,
  'answeredAt',
  'locationId',
  'userId',
  'feature',
  'product',
  // whether there was such a stream, for one of which nothing was measured
  'audio',
  'video',
  ...numbers,
  'queue.id',
  'queue.enteredAt',
  'queue.leftAt',
  'queue.outcome',
];

/** A CSV row as the call leg that it stands for; whether it is one, its schema says. */
export type CallLegOfCells = (cells: readonly string[]) => Record<string, unknown>;

/**
 * How the rows below a CSV header are read as call legs (CAL): {@link callLegCsvColumns} in any order, an empty cell is not
 * known, further columns are left alone. Throws `invalid` with the column that is missing or stands there twice.
 */
export function callLegCsvReader(header: readonly string[]): CallLegOfCells {
  checkList('header', header, isText, 'texts');
  const places = new Map<string, number>();
  const byFolded = new Map(callLegCsvColumns.map((name) => [name.toLowerCase(), name]));
  header.forEach((cell, at) => {
    const name = byFolded.get(cell.trim().toLowerCase());
    if (name === undefined) return;
    if (places.has(name)) throw badHeader(name, `expected the column ${name} once`);
    places.set(name, at);
  });
  for (const name of requiredLegColumns) {
    if (!places.has(name)) throw badHeader(name, `expected the column ${name}, found ${header.join(', ')}`);
  }
  const columns = [...places].map(([name, at]) => ({
    at,
    path: name.split('.'),
    isNumber: numbers.has(name),
  }));
  return (cells) => {
    checkList('cells', cells);
    const leg: Record<string, unknown> = {};
    for (const { at, path, isNumber } of columns) {
      const cell = cells[at]?.trim() ?? '';
      if (cell !== '')
        set(leg, path, isNumber ? numberOf(cell) : streams.has(path.join()) ? streamOf(cell) : cell);
    }
    return leg;
  };
}

function set(leg: Record<string, unknown>, [name = '', inner]: readonly string[], value: unknown): void {
  if (inner === undefined) leg[name] ??= value;
  else leg[name] = { ...(leg[name] as object | undefined), [inner]: value };
}

/** What is no number stays as it was found, for the schema to refuse by name. */
function numberOf(cell: string): number | string {
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : cell;
}

function streamOf(cell: string): unknown {
  if (/^(true|1)$/i.test(cell)) return {};
  return /^(false|0)$/i.test(cell) ? undefined : cell;
}

function badHeader(field: string, message: string): PartnerError {
  return new PartnerError({ code: 'invalid', message: `header: ${message}`, fields: [{ field, message }] });
}
