import { firstTwice } from '../columns/first-twice.ts';
import { spreadsheetDamage } from '../text/spreadsheet-damage.ts';
import { callLegCsvColumns, callLegCsvReader, legIdColumns, requiredLegColumns } from './call-leg-csv.ts';
import { columnKey } from './call-record-cells.ts';

/** What the rows of a file of calls are: legs of ours, or the vendor's call records. */
export type CallFileKind = 'callLegs' | 'callRecords';

/** What the header of a file of calls says. */
export interface CallFileHeader {
  readonly kind: CallFileKind;
  /** Why the file can't be read, where its columns do not fit. */
  readonly problem?: string | undefined;
  /** The columns as the file writes them, and whether each is read. */
  readonly columns: readonly { readonly name: string; readonly isKnown: boolean }[];
  /** How many cells a row has, and the places of those that none goes without. */
  readonly width: number;
  readonly required: readonly number[];
  /** Whether a row looks like this header once more, as where files were put together. */
  readonly isHeaderAgain: (cells: readonly string[]) => boolean;
  /** The first id of a leg that a spreadsheet has visibly damaged; of a record, its reading tells. */
  readonly damaged: (cells: readonly string[]) => { field: string; message: string } | undefined;
  /** A row as the leg or record that it stands for; whether it is one, its schema says. */
  readonly read: (cells: readonly string[]) => Record<string, unknown>;
}

/** Columns of the vendor's export without which a record would mean something else, as its files write them (CAL-9). */
const recordColumns = [
  'Report ID',
  'Report time',
  'Correlation ID',
  'Org UUID',
  'User UUID',
  'User type',
  'Direction',
  'Client type',
  'Start time',
  'Answer time',
  'Release time',
] as const;

/** All columns of the vendor's export that are read, by their keys. */
const readRecordColumns: ReadonlySet<string> = new Set(
  [
    ...recordColumns,
    ...[
      'Answered',
      'Duration',
      'Ring duration',
      'Site UUID',
      'Location',
      'Related reason',
      'Redirect reason',
    ],
  ].map(columnKey),
);
const legColumnKeys: ReadonlySet<string> = new Set(callLegCsvColumns.map(columnKey));

/** So many of a kind's columns tell it apart, whichever of the others is missing. */
const fewest = { callRecords: 6, callLegs: 5 } as const;

/** Recognises a file of calls by its header, its columns in any order; `undefined` where it is none. */
export function readCallFileHeader(header: readonly string[]): CallFileHeader | undefined {
  const names = header.map((name) => name.replaceAll('\ufeff', '').trim());
  const keys = names.map(columnKey);
  const placesOf = (columns: readonly string[]) => columns.map((name) => keys.indexOf(columnKey(name)));

  const ofRecords = placesOf(recordColumns);
  if (found(ofRecords).length >= fewest.callRecords) {
    const problem = twiceProblem(names, keys) ?? missingProblem(recordColumns, ofRecords);
    const read = (cells: readonly string[]) =>
      Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
    const columns = names.map((name) => ({ name, isKnown: readRecordColumns.has(columnKey(name)) }));
    return {
      kind: 'callRecords',
      problem,
      columns,
      ...shape(keys, ofRecords),
      damaged: () => undefined,
      read,
    };
  }
  const ofLegs = placesOf(requiredLegColumns);
  if (found(ofLegs).length < fewest.callLegs) return undefined;
  const missing = missingProblem(requiredLegColumns, ofLegs);
  const problem = missing ?? twiceProblem(names, keys, legColumnKeys);
  const read = problem === undefined ? callLegCsvReader(names) : () => ({});
  const columns = names.map((name) => ({ name, isKnown: legColumnKeys.has(columnKey(name)) }));
  const damaged = damagedId(names, found(placesOf(legIdColumns)));
  return { kind: 'callLegs', problem, columns, ...shape(keys, ofLegs), damaged, read };
}

// of most ids the first look tells enough
const mayBeDamaged = /^\s*#|e\+/i;

function damagedId(names: readonly string[], places: readonly number[]): CallFileHeader['damaged'] {
  return (cells) => {
    for (const at of places) {
      const cell = cells[at] ?? '';
      const message = mayBeDamaged.test(cell) ? spreadsheetDamage(cell) : undefined;
      if (message) return { field: names[at] as string, message };
    }
    return undefined;
  };
}

const found = (places: readonly number[]) => places.filter((place) => place >= 0);

function shape(keys: readonly string[], places: readonly number[]) {
  const required = found(places);
  const known = new Set(
    [...keys, ...[...recordColumns, ...requiredLegColumns].map(columnKey)].filter(Boolean),
  );
  // no row has a column's name in its first cell, or where its id stands
  const isHeaderAgain = (cells: readonly string[]) =>
    [0, required[0] as number].some((place) => known.has(columnKey(cells[place] ?? '')));
  return { width: keys.length, required, isHeaderAgain };
}

/** What the files of calls are told apart by, in words. */
export const callFileKinds: Readonly<Record<CallFileKind, string>> = {
  callRecords: `call records (${recordColumns.slice(0, 4).join(', ')}, …)`,
  callLegs: `call legs (${requiredLegColumns.slice(0, 4).join(', ')}, …)`,
};

function missingProblem(columns: readonly string[], places: readonly number[]): string | undefined {
  const missing = columns.filter((_, at) => places[at] === -1).map((name) => `"${name}"`);
  return missing.length > 0 ? `columns are missing: ${missing.join(', ')}` : undefined;
}

function twiceProblem(
  names: readonly string[],
  keys: readonly string[],
  known?: ReadonlySet<string>,
): string | undefined {
  const twice = firstTwice(keys.map((key) => ((known?.has(key) ?? true) ? key : '')));
  if (!twice) return undefined;
  const [first, at] = twice;
  return `the column "${names[at]}" stands there twice, in places ${first + 1} and ${at + 1}`;
}
