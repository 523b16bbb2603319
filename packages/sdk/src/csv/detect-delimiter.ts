import { closingQuote } from './read-record.ts';

const delimiters = [',', ';', '\t'];

/** The delimiter that the record at an offset, the header, has most often outside its quoted cells; a comma where none does. */
export function detectDelimiter(text: string, start: number): string {
  const counts = delimiters.map(() => 0);
  let isCellStart = true;
  for (let at = start; at < text.length && text[at] !== '\r' && text[at] !== '\n'; at++) {
    if (isCellStart && text[at] === '"') {
      const close = closingQuote(text, at);
      if (close === -1) break;
      at = close;
    }
    const found = delimiters.indexOf(text[at] as string);
    isCellStart = found !== -1;
    if (isCellStart) counts[found] = (counts[found] ?? 0) + 1;
  }
  return delimiters[counts.indexOf(Math.max(...counts))] as string;
}
