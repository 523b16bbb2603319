import { checkText } from '../errors/check-argument.ts';

/** What folding only makes small: ASCII, and the dashes and quotes that stand in names and come apart in no way. */
const onlyCase = /^[\n\x20-\x7e–—‘’“”]*$/;
const marks = /\p{Mn}/gu;

/** A text without case and accents, as names are sorted, searched and compared everywhere. */
export function foldText(text: string): string {
  checkText('text', text);
  if (onlyCase.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(marks, '').toLowerCase();
}

/** Compares two texts by code points, as a database with the collation "C" does. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  checkText('text', a);
  checkText('text', b);
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return codePointOrder(left) - codePointOrder(right);
  }
  return a.length - b.length;
}

/** Code units in the order of the code points they belong to: surrogates come after all others. */
function codePointOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
