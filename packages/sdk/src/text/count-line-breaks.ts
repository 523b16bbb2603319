/** How many line breaks (CRLF, LF or CR) stand in a text. */
export function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    // of CRLF the line feed counts
    if (text.charCodeAt(at + 1) !== 10) count++;
  }
  return count;
}
