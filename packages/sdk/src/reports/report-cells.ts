import type { CellKind } from './report-columns.ts';

/** How the cells of a kind are read; `undefined` where a cell does not fit. */
interface CellReader {
  readonly expected: string;
  readonly read: (cell: string) => string | number | boolean | undefined;
}

const booleans: Readonly<Record<string, boolean>> = { true: true, vero: true, false: false, falso: false };
const numberTypes: Readonly<Record<string, string>> = {
  primary: 'primary',
  principale: 'primary',
  secondary: 'secondary',
  secondario: 'secondary',
};

/** A name as the reports write it, in English or Italian, without regard to case. */
function word<Value>(words: Readonly<Record<string, Value>>, cell: string): Value | undefined {
  const key = cell.trim().toLowerCase();
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

/** Texts are kept byte-true; a number type that is not known is kept as it is named. */
export const cellReaders: Readonly<Record<CellKind, CellReader>> = {
  text: { expected: 'a text', read: (cell) => cell },
  count: { expected: 'a whole number of 0 or more', read: readCount },
  boolean: { expected: 'True or False', read: (cell) => word(booleans, cell) },
  numberType: { expected: 'a text', read: (cell) => word(numberTypes, cell) ?? cell },
};

function readCount(cell: string): number | undefined {
  const digits = cell.trim();
  const value = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}
