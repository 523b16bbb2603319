/** What 0x80 to 0x9F stand for; the five that stand for nothing are themselves. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const atOnce = 8192;

/** A text in Windows-1252. Some runtimes' own decoder of that name reads ISO 8859-1, which has no `€` and no `’`. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    units[at] = byte >= 0x80 && byte < 0xa0 ? upper.charCodeAt(byte - 0x80) : byte;
  }
  let text = '';
  for (let at = 0; at < units.length; at += atOnce) {
    text += String.fromCharCode(...units.subarray(at, at + atOnce));
  }
  return text;
}
