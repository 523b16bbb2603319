import type { CsvColumnKind, CsvValue } from '../csv/write-csv.ts';
import { misfit } from '../errors/check-argument.ts';
import { xlsxSerial } from './xlsx-serial.ts';
import { longestCell, xlsxTextElement } from './xlsx-text.ts';

/** The formats of a workbook's cells by their places in its style sheet (`xlsx-parts.ts`). */
export const cellStyles = { header: 1, text: 2, day: 3, instant: 4 } as const;

/** The width of a cell that needs none. */
const shownDay = 10;
const shownInstant = 23;
const shownBoolean = 5;
/** Letters that take the room of two. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/**
 * A cell, or nothing where it is empty. `reference` is its place (`B2`), `name` what an error calls it. Throws `invalid`
 * for a text that no cell holds, and for what is no value.
 */
export function xlsxCell(
  value: CsvValue,
  kind: CsvColumnKind | undefined,
  reference: string,
  name: () => string,
): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number')
    return Number.isFinite(value) ? `<c r="${reference}"><v>${value}</v></c>` : '';
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value !== 'string') throw misfit(name(), 'a text, a number or a boolean', value);
  const serial = kind && xlsxSerial(value, kind);
  if (kind && serial !== undefined) return `<c r="${reference}" s="${cellStyles[kind]}"><v>${serial}</v></c>`;
  return textCell(value, cellStyles.text, reference, name);
}

/** A cell that is a text whatever it looks like. Throws `invalid` for one that no cell holds. */
export function textCell(text: string, style: number, reference: string, name: () => string): string {
  if (text.length > longestCell)
    throw misfit(name(), `at most ${longestCell} characters, as many as a cell of XLSX holds`, text.length);
  return `<c r="${reference}" s="${style}" t="inlineStr"><is>${xlsxTextElement(text)}</is></c>`;
}

/** How many characters a value takes side by side. */
export function shownWidth(value: CsvValue, kind: CsvColumnKind | undefined): number {
  if (typeof value === 'number') return String(value).length;
  if (typeof value === 'boolean') return shownBoolean;
  if (!value) return 0;
  if (kind && xlsxSerial(value, kind) !== undefined) return kind === 'day' ? shownDay : shownInstant;
  return Math.max(...value.split('\n').map((line) => line.length + (line.match(wide)?.length ?? 0)));
}
