/**
 * For whom a CSV is written: `spreadsheet` guards texts that a spreadsheet would run as a formula, `exact` is
 * byte-true, for machines (REP-7).
 */
export type CsvProfile = 'spreadsheet' | 'exact';

/** White space, line breaks, zero-width and other invisible characters, which spreadsheets drop before they look. */
const invisible = /^[\s\p{Cc}\p{Cf}\p{Z}\p{DI}]+/u;
/** What stands between a place where another reader may begin a cell and the first character that counts there. */
const between = /[\s\p{Cc}\p{Cf}\p{Z}\p{DI}",;]+/gu;
/** Where a reader of another delimiter, or one that takes each line by itself, begins a cell. */
const cellEnd = /[,;\t\r\n]/;
const harmlessStart = /^[A-Za-z0-9]/;
const formulaStart = /^[=+\-@\u2212]/;
const plainNumber = /^[+-]\d+(?:[.,]\d+)*%?$/;
const phoneNumber = /^\+[\d (][\d \u00a0().\-/]*$/;
const fiveDigits = /^(?:\D*\d){5}/;
const arithmetic = /[-/]/;
/** Numbers and brackets side by side, without an operator between them: no sum, whatever else stands there. */
const sideBySide = /\d[ \u00a0]+\d|\d[ \u00a0]*\(|\)[ \u00a0]*\d|\.\d+\./;

/**
 * Whether a spreadsheet would run a text as a formula: behind invisible characters it starts with `=`, `+`, `-` or `@`,
 * full-width forms included. Two kinds of text are let through, as they can neither call a function nor name a cell: a
 * plain number with its sign (`-3.5`, `+1,200`, `-5%`), and a phone number, that is a `+` and nothing but five or more
 * digits, spaces, brackets, dots, hyphens and slashes, unless it can be read as a sum (`+39-06-1234567`).
 */
export function isFormula(text: string): boolean {
  return !harmlessStart.test(text) && startsFormula(text.replace(invisible, ''));
}

/**
 * The text with a `'` in front of each place where a spreadsheet would run it: its start, and behind any comma,
 * semicolon, tab or line break, where a reader of another delimiter begins a cell; so too where what looks like our
 * guard stands.
 */
export function guardFormula(text: string): string {
  const guarded = hasOpenCellEnd(text) ? guardInside(text) : text;
  return isFormula(withoutApostrophes(text)) ? `'${guarded}` : guarded;
}

/** Takes exactly the guard of {@link guardFormula} off. */
export function unguardFormula(text: string): string {
  if (!text.includes("'")) return text;
  const bare = cellEnd.test(text) ? unguardInside(text) : text;
  return bare.startsWith("'") && isFormula(withoutApostrophes(bare)) ? bare.slice(1) : bare;
}

/** Whether behind a place where another reader may begin a cell stands anything but a letter or digit, seen at once. */
function hasOpenCellEnd(text: string): boolean {
  if (!cellEnd.test(text)) return false;
  for (let at = 0; at < text.length; at++) {
    if (!isCellEnd(text.charCodeAt(at))) continue;
    while (isBetween(text.charCodeAt(at + 1))) at++;
    if (at + 1 < text.length && !harmlessStart.test(text[at + 1] as string)) return true;
  }
  return false;
}

/** Of ASCII, what stands in {@link between}. */
function isBetween(unit: number): boolean {
  return unit <= 34 ? unit !== 33 : unit === 44 || unit === 59 || unit === 127;
}

function isCellEnd(unit: number): boolean {
  return unit === 44 || unit === 59 || unit === 9 || unit === 10 || unit === 13;
}

function guardInside(text: string): string {
  return text.replace(between, (run, at: number) =>
    cellEnd.test(run) && startsFormula(withoutApostrophes(text.slice(at + run.length))) ? `${run}'` : run,
  );
}

function unguardInside(text: string): string {
  let bare = '';
  let from = 0;
  for (const { 0: run, index } of text.matchAll(between)) {
    const end = index + run.length;
    if (text[end] !== "'" || !cellEnd.test(run) || !startsFormula(withoutApostrophes(text.slice(end))))
      continue;
    bare += text.slice(from, end);
    from = end + 1;
  }
  return bare + text.slice(from);
}

/** Whether a text whose first character counts would be run. */
function startsFormula(text: string): boolean {
  if (!formulaStart.test(text.slice(0, 1).normalize('NFKC'))) return false;
  return !plainNumber.test(text) && !isPhoneNumber(text);
}

function isPhoneNumber(text: string): boolean {
  if (!phoneNumber.test(text) || !fiveDigits.test(text)) return false;
  return !arithmetic.test(text) || sideBySide.test(text);
}

function withoutApostrophes(text: string): string {
  let start = 0;
  while (text[start] === "'") start++;
  return start === 0 ? text : text.slice(start);
}
