/** A long number as a spreadsheet shows it once it took it for one: most of its digits are gone. */
const scientific = /^[+-]?\d(?:[.,]\d+)?E\+\d{1,3}$/i;
const wholeWithDecimals = /^\+?\d+[.,]0+$/;
/** What spreadsheets write in place of a value, in English and Italian, and for a column that is too narrow. */
const inPlace =
  /^#(?:NAME\?|NOME\?|VALUE!|VALORE!|REF!|RIF!|DIV\/0!|NUM!|NULL!|NULLO!|N\/A|N\/D|SPILL!|CALC!|#+)$/i;

/**
 * Why a text is visibly what a spreadsheet has left of another one; `undefined` where nothing shows. Of an `id`, digits
 * that are gone show as well, and of what is `dialled` (a phone number, an extension) decimals.
 */
export function spreadsheetDamage(text: string, kind: 'text' | 'id' | 'dialled' = 'id'): string | undefined {
  const written = text.trim();
  if (inPlace.test(written)) return `a spreadsheet has put ${written} in the place of what stood here`;
  const isDamaged =
    kind !== 'text' && (scientific.test(written) || (kind === 'dialled' && wholeWithDecimals.test(written)));
  return isDamaged ? `a spreadsheet has turned this number into ${written}` : undefined;
}
