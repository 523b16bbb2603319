import { guardFormula } from './csv-profile.ts';

/** Other delimiters are quoted too, so that the header never looks like a file of another delimiter. */
const quotedCharacters = /[",;\t\r\n\ufeff]/;
/** A letter that a spreadsheet sees and takes for nothing else. */
const letterStart = /^(?!\p{DI})\p{L}/u;

/** A text as a cell of a CSV: guarded where a spreadsheet would run it as a formula, and quoted where it needs it. */
export function csvText(text: string, isGuarded: boolean): string {
  // nearly every cell ends here: it is looked at once, without a regular expression
  if (!hasQuoted(text) && (!isGuarded || isHarmless(text))) return text;
  const guarded = isGuarded ? guardFormula(text) : text;
  return quotedCharacters.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Whether one of {@link quotedCharacters} is in it. */
function hasQuoted(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (isQuoted(text.charCodeAt(at))) return true;
  }
  return false;
}

/** Whether a code unit is one of {@link quotedCharacters}. */
export function isQuoted(unit: number): boolean {
  if (unit >= 60) return unit === 0xfeff;
  return unit === 44 || unit === 34 || unit === 59 || unit === 10 || unit === 13 || unit === 9;
}

/** Whether a text without delimiters and line breaks is seen at once to be no formula: it starts with a letter or digit, or is a signed number. */
export function isHarmless(text: string): boolean {
  const first = text.charCodeAt(0);
  if (isDigit(first) || isLetter(first) || text === '') return true;
  return first === 43 || first === 45 ? isDigits(text, 1) : first > 127 && letterStart.test(text);
}

/** Whether the same is seen of UTF-8: of a text that starts with a letter of one byte. */
export function isHarmlessUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] as number;
  if (start === end || isDigit(first) || isLetter(first)) return true;
  if ((first !== 43 && first !== 45) || end === start + 1) return false;
  for (let at = start + 1; at < end; at++) if (!isDigit(bytes[at] as number)) return false;
  return true;
}

function isDigits(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) if (!isDigit(text.charCodeAt(at))) return false;
  return text.length > from;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isLetter(unit: number): boolean {
  const small = unit | 32;
  return small >= 97 && small <= 122;
}
