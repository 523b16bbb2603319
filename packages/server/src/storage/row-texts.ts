/** The values of a row, in the order of its columns, as Postgres reads them; `undefined` and `null` for none. */
export type RowTexts = readonly (string | null | undefined)[];

const textLength = 131_072;

/** A value as Postgres reads it: an array of texts as its array, an object as JSON. */
export function valueText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value) ? `{${value.map(elementText).join(',')}}` : JSON.stringify(value);
}

function elementText(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Rows as `copy … from stdin` takes them, some hundred in each text. */
export function* copyTexts(rows: Iterable<RowTexts>): Generator<string, void, undefined> {
  let text = '';
  for (const row of rows) {
    for (let at = 0; at < row.length; at++) {
      const value = row[at];
      if (at > 0) text += '\t';
      text +=
        value == null ? '\\N' : special.test(value) ? value.replace(everySpecial, escapeSpecial) : value;
    }
    text += '\n';
    if (text.length < textLength) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

const special = /[\\\t\n\r]/;
const everySpecial = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escapeSpecial(character: string): string {
  return escapes[character] as string;
}

/** Rows as an array of a table's own row type: one parameter for all of them, for `unnest(…::table[])`. */
export function rowArray(rows: Iterable<RowTexts>): string {
  let text = '';
  for (const row of rows) {
    text += text === '' ? '"(' : ',"(';
    for (let at = 0; at < row.length; at++) {
      const value = row[at];
      if (at > 0) text += ',';
      // nothing between two commas is no value; the empty text is quoted
      if (value == null) continue;
      text += plain.test(value) ? value : `\\"${value.replace(/[\\"]/g, escapeTwice)}\\"`;
    }
    text += ')"';
  }
  return `{${text}}`;
}

const plain = /^[\w.:+-]+$/;

// once for the row, once for the array around it
function escapeTwice(character: string): string {
  return `\\\\\\${character}`;
}
