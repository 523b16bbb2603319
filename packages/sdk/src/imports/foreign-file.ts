import type { FindingsSink } from './report-findings.ts';

/** What a file is that holds no rows of text (REP-8). */
export type ForeignFile =
  | 'workbook'
  | 'oldWorkbook'
  | 'openSheet'
  | 'document'
  | 'archive'
  | 'pdf'
  | 'image'
  | 'webPage'
  | 'json'
  | 'empty';

/** What to say of a file that is none of those that are read, and what to do with it. */
export const foreignFileMessages: Readonly<Record<ForeignFile, string>> = {
  workbook: 'this is an Excel workbook (XLSX); save it as CSV',
  oldWorkbook: 'this is a workbook of an older Excel (XLS); save it as CSV',
  openSheet: 'this is a spreadsheet (ODS); save it as CSV',
  document: 'this is an Office document, not a report',
  archive: 'this is a packed archive; unpack it first',
  pdf: 'this is a PDF document, not a report',
  image: 'this is an image, not a report',
  webPage: 'this is a web page, not a report: it may have been saved in place of the file',
  json: 'this is a JSON file, not a report',
  empty: 'this is an empty file',
};

/** So much of a file tells what it is. */
const fileStartLength = 65_536;

const signatures: readonly (readonly [start: string, kind: ForeignFile])[] = [
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'oldWorkbook'],
  ['%PDF-', 'pdf'],
  ['\x1f\x8b', 'archive'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['Rar!\x1a', 'archive'],
  ['\x89PNG', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF8', 'image'],
];

/** What a file is, by its first bytes, where it holds no rows of text; `undefined` where it may. */
export function foreignFile(start: string | Uint8Array): ForeignFile | undefined {
  const text = typeof start === 'string' ? start.slice(0, fileStartLength) : byteText(start);
  if (['PK\x03\x04', 'PK\x05\x06'].some((start) => text.startsWith(start))) return packedFile(text);
  const known = signatures.find(([signature]) => text.startsWith(signature));
  if (known) return known[1];
  const content = text.replace(/^(\xef\xbb\xbf|\ufeff)/, '').trimStart();
  if (content === '') return 'empty';
  if (content.startsWith('<?xml') && content.slice(0, 400).includes('Excel.Sheet')) return 'oldWorkbook';
  if (/^<(!doctype html|html)[\s>]/i.test(content)) return 'webPage';
  return /^(\{\s*["}]|\[\s*[[{\]])/.test(content) ? 'json' : undefined;
}

/** What a ZIP archive is, by the names of its first entries. */
function packedFile(text: string): ForeignFile {
  if (text.includes('application/vnd.oasis.opendocument.spreadsheet')) return 'openSheet';
  if (/(word|ppt)\/[\w.]+\.xml/.test(text)) return 'document';
  return /xl\/|\[Content_Types\]\.xml/.test(text) ? 'workbook' : 'archive';
}

/** Bytes as a text of as many characters. */
function byteText(bytes: Uint8Array): string {
  const parts: string[] = [];
  const end = Math.min(bytes.length, fileStartLength);
  for (let at = 0; at < end; at += 4096)
    parts.push(String.fromCharCode(...bytes.subarray(at, Math.min(at + 4096, end))));
  return parts.join('');
}

/** The first bytes of a file that comes along, as far as they tell what it is. */
export async function startOfChunks(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const start = new Uint8Array(fileStartLength);
  let size = 0;
  for await (const chunk of chunks) {
    const part = chunk.subarray(0, fileStartLength - size);
    start.set(part, size);
    size += part.length;
    if (size === fileStartLength) break;
  }
  return start.subarray(0, size);
}

/** Refuses a file that holds no rows of text, by what it is (REP-8); answers whether it did. An empty one may be anything. */
export function refusedAsForeign(
  path: string,
  start: string | Uint8Array,
  findings: Pick<FindingsSink, 'refuse'>,
): boolean {
  const kind = foreignFile(start);
  if (kind === undefined || kind === 'empty') return false;
  findings.refuse(path, foreignFileMessages[kind]);
  return true;
}
