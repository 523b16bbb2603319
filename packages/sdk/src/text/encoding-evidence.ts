import { invalidField } from '../errors/partner-error.ts';
import { PrintableRuns } from './printable-runs.ts';

/** The encodings that texts are read in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The names of the encodings, as people write them. */
export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'Windows-1252',
};

const sampledBytes = 1024;
/** Bytes that stand for nothing in Windows-1252. */
const unassigned: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Tab, line feed, form feed, carriage return, and the end mark of old systems. */
const textControls: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a]);

/**
 * What the bytes of a text say about its encoding, as they come along: UTF-16 by its mark or by where its NUL bytes stand;
 * else UTF-8; else Windows-1252, unless most of what is not ASCII is UTF-8, which is then damaged.
 */
export class EncodingEvidence {
  /** Characters beyond ASCII that are UTF-8. */
  wellFormed = 0;
  /** Places that are not UTF-8. */
  illFormed = 0;
  /** How many of the last bytes begin a UTF-8 character that is not whole yet. */
  pending = 0;
  /** The line of the first place that is not UTF-8. */
  faultyLine = 1;
  #marked: Encoding | undefined;
  #isBegun = false;
  #isOther = false;
  #line = 1;
  #otherLine = 1;
  #needed = 0;
  #lower = 0x80;
  #upper = 0xbf;
  #last = 0;

  /** Takes the next bytes; the first ones should be a thousand, or all. */
  push(bytes: Uint8Array): void {
    if (!this.#isBegun) this.#marked = markedEncoding(bytes);
    this.#isBegun = true;
    if (this.#marked === 'utf-16le' || this.#marked === 'utf-16be') return;
    const runs = new PrintableRuns(bytes);
    for (let at = 0; at < bytes.length; at++) {
      // printable ASCII, which is most of what comes, says nothing
      const end = this.#needed === 0 ? runs.end(at) : at;
      if (end > at) this.#last = bytes[end - 1] as number;
      if (end < bytes.length) this.#see(bytes[end] as number);
      at = end;
    }
  }

  /** The encoding of what came, which is all of it or may go on. Throws `invalid`, with the line, where it is none of them. */
  encoding(isAll = true): Encoding {
    if (this.#marked && this.#marked !== 'utf-8') return this.#marked;
    const faults = this.illFormed + (isAll && this.pending > 0 ? 1 : 0);
    if (faults === 0) return 'utf-8';
    const line = this.illFormed > 0 ? this.faultyLine : this.#line;
    if (this.#marked || this.wellFormed > faults) throw notInEncoding('utf-8', line);
    if (this.#isOther) throw notInEncoding('windows-1252', this.#otherLine);
    return 'windows-1252';
  }

  #see(byte: number): void {
    if (this.#needed > 0) {
      const goesOn = byte >= this.#lower && byte <= this.#upper;
      if (goesOn) this.#goOn(byte);
      else this.#fault();
      if (goesOn) return;
    }
    if (byte < 0x80) this.#ascii(byte);
    else if (byte < 0xc2 || byte > 0xf4) this.#fault();
    else this.#begin(byte);
    if (byte >= 0x80 && unassigned.has(byte)) this.#other();
    this.#last = byte;
  }

  #goOn(byte: number): void {
    if (unassigned.has(byte)) this.#other();
    [this.#lower, this.#upper] = [0x80, 0xbf];
    this.#needed--;
    this.pending++;
    if (this.#needed > 0) return;
    this.pending = 0;
    this.wellFormed++;
  }

  #ascii(byte: number): void {
    if (byte === 0x0d || (byte === 0x0a && this.#last !== 0x0d)) this.#line++;
    if (byte < 0x20 && !textControls.has(byte)) this.#other();
  }

  #begin(byte: number): void {
    this.#needed = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    this.pending = 1;
    // overlong forms, surrogates and what lies behind U+10FFFF are no characters
    this.#lower = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#upper = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  }

  #fault(): void {
    if (this.illFormed === 0) this.faultyLine = this.#line;
    this.illFormed++;
    this.#needed = 0;
    this.pending = 0;
    [this.#lower, this.#upper] = [0x80, 0xbf];
  }

  #other(): void {
    if (!this.#isOther) this.#otherLine = this.#line;
    this.#isOther = true;
  }
}

/** The error for bytes that are not of an encoding. */
export function notInEncoding(encoding: Encoding, line: number): Error {
  return invalidField(
    'encoding',
    `expected text in UTF-8, UTF-16 or Windows-1252, found bytes on line ${line} that are not ${encodingNames[encoding]}`,
  );
}

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  // what begins with an ASCII character, as JSON does, has one NUL in its first two bytes
  if (first && second === 0) return 'utf-16le';
  if (first === 0 && second) return 'utf-16be';
  const sample = bytes.subarray(0, sampledBytes);
  const [even, odd] = [nulShare(sample, 0), nulShare(sample, 1)];
  // a few letters, such as U+4E00, have their NUL on the other side
  if (odd > 0.3 && odd > 2 * even) return 'utf-16le';
  if (even > 0.3 && even > 2 * odd) return 'utf-16be';
  return undefined;
}

/** Which share of every other byte is NUL: in UTF-16 the upper half of each Latin letter, digit and delimiter. */
function nulShare(bytes: Uint8Array, first: 0 | 1): number {
  let nuls = 0;
  for (let at = first; at < bytes.length; at += 2) if (bytes[at] === 0) nuls++;
  return bytes.length === 0 ? 0 : (2 * nuls) / bytes.length;
}
