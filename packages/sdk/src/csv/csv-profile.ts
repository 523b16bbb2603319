/**
 * For whom a CSV is written: `spreadsheet` guards texts that a spreadsheet would run as a formula, `exact` is
 * byte-true, for machines (REP-7).
 */
export type CsvProfile = 'spreadsheet' | 'exact';

/** White space, line breaks, zero-width and other invisible characters, which spreadsheets drop before they look. */
const invisible = /^[\s\p{Cc}\p{Cf}\p{Z}\p{DI}]+/u;
const formulaStart = /^[=+\-@\u2212]/;
const plainNumber = /^[+-]\d+(?:[.,]\d+)*%?$/;
const phoneNumber = /^\+(?=(?:\D*\d){5})[\d (][\d \u00a0().\-/]*$/;

/**
 * Whether a spreadsheet would run a text as a formula: behind invisible characters it starts with `=`, `+`, `-` or `@`,
 * full-width forms included. Two kinds of text are let through, as they can neither call a function nor name a cell: a
 * plain number with its sign (`-3.5`, `+1,200`, `-5%`), and a phone number, that is a `+` and nothing but five or more
 * digits, spaces, brackets, dots, hyphens and slashes.
 */
export function isFormula(text: string): boolean {
  const start = text.replace(invisible, '');
  if (!formulaStart.test(start.slice(0, 1).normalize('NFKC'))) return false;
  return !plainNumber.test(start) && !phoneNumber.test(start);
}

/** The text with a `'` in front where a spreadsheet would run it; so too where it starts with what looks like our guard. */
export function guardFormula(text: string): string {
  return isFormula(withoutApostrophes(text)) ? `'${text}` : text;
}

/** Takes exactly the guard of {@link guardFormula} off. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && isFormula(withoutApostrophes(text)) ? text.slice(1) : text;
}

function withoutApostrophes(text: string): string {
  let start = 0;
  while (text[start] === "'") start++;
  return start === 0 ? text : text.slice(start);
}
