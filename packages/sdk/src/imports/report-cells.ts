import { spreadsheetDamage } from '../text/spreadsheet-damage.ts';
import type { CountMarks } from './count-marks.ts';
import type { CellKind } from './report-columns.ts';

/** What is larger is no count of a week: most often a number that was dialled, in a line whose cells have slipped. */
const mostCounted = 2_147_483_647;

/** What a cell says, or what is wrong with it. */
export type ReadCell = { readonly value: string | number | boolean } | { readonly fault: string };

const booleans: Readonly<Record<string, boolean>> = { true: true, vero: true, false: false, falso: false };
const numberTypes: Readonly<Record<string, string>> = {
  primary: 'primary',
  principale: 'primary',
  secondary: 'secondary',
  secondario: 'secondary',
};

/** How the cells of a kind are read. */
const readers: Readonly<Record<CellKind, (cell: string, marks: CountMarks) => ReadCell>> = {
  text: (cell) => undamaged(cell, 'text'),
  id: (cell) => undamaged(cell.trim(), 'id'),
  dialled: (cell) => undamaged(cell.trim(), 'dialled'),
  count: readCount,
  boolean: (cell) => {
    const value = word(booleans, cell);
    return value === undefined ? notExpected('True or False', cell) : { value };
  },
  numberType: (cell) => ({ value: word(numberTypes, cell) ?? cell }),
};

/**
 * Reads a cell that is not blank. Texts are kept byte-true, ids without the blanks around them; a number type that is not
 * known is kept as it is named. What a spreadsheet has visibly damaged is a fault.
 */
export function readCell(kind: CellKind, cell: string, marks: CountMarks): ReadCell {
  return readers[kind](cell, marks);
}

/** What to say of a cell that is blank and may not be. */
export const blankCell = 'expected a text, found nothing';

function undamaged(cell: string, kind: 'text' | 'id' | 'dialled'): ReadCell {
  if (cell.includes('\0')) return { fault: 'the cell holds a NUL character: the file is damaged' };
  const fault = spreadsheetDamage(cell, kind);
  return fault === undefined ? { value: cell } : { fault };
}

function readCount(cell: string, marks: CountMarks): ReadCell {
  const value = marks.read(cell);
  if (typeof value === 'number')
    return value <= mostCounted ? { value } : notExpected(`a whole number of at most ${mostCounted}`, cell);
  const { fault } = notExpected('a whole number of 0 or more', cell);
  return {
    fault: value
      ? `${fault}: the file does not tell whether its mark groups digits or begins decimals`
      : fault,
  };
}

function notExpected(expected: string, cell: string): { readonly fault: string } {
  return { fault: `expected ${expected}, found ${JSON.stringify(cell.slice(0, 40))}` };
}

/** A name as the reports write it, in English or Italian, without regard to case. */
function word<Value>(words: Readonly<Record<string, Value>>, cell: string): Value | undefined {
  const key = cell.trim().toLowerCase();
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
