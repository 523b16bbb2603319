/** The characters that a cell of a workbook holds at most. */
export const longestCell = 32_767;

/** What is markup, what no XML may hold, and an underscore that would be read as the start of an escape. */
const special = /[&<>\ufffe\uffff\p{Cs}]|(?![\t\n])\p{Cc}|_(?=x[0-9A-Fa-f]{4}_)/gu;
/** White space that XML readers may take for layout. */
const spaced = /^[ \t\n]|[ \t\n]$|[\t\n]| {2}/;
const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text between tags or in an attribute of a workbook; what XML can't hold is `_xHHHH_`, as spreadsheets write it. */
export function xlsxText(text: string): string {
  return text.replace(special, (character) => named[character] ?? escaped(character));
}

/** The element of a text, kept with all its white space. */
export function xlsxTextElement(text: string): string {
  return `${spaced.test(text) ? '<t xml:space="preserve">' : '<t>'}${xlsxText(text)}</t>`;
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
