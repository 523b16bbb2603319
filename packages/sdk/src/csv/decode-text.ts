import { invalidField } from '../errors/partner-error.ts';

/** The encodings that CSV files are read in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const sampledBytes = 1024;

/**
 * The text of a file without its byte-order mark: UTF-8, or UTF-16 by its mark or by where its NUL bytes stand. Throws
 * `invalid` for bytes of another encoding.
 */
export function decodeText(input: string | Uint8Array): string {
  const text = typeof input === 'string' ? input : decodeBytes(input);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decodeBytes(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const readable = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes).split('\ufffd', 1)[0] ?? '';
    const line = readable.split(/\r\n|\r|\n/).length;
    throw invalidField(
      'encoding',
      `expected text in UTF-8 or UTF-16, found bytes on line ${line} that are not ${encoding.toUpperCase()}`,
    );
  }
}

/** The encoding of a text, by its mark or by where its NUL bytes stand. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, sampledBytes);
  const [even, odd] = [nulShare(sample, 0), nulShare(sample, 1)];
  // a few letters, such as U+4E00, have their NUL on the other side
  if (odd > 0.3 && odd > 2 * even) return 'utf-16le';
  if (even > 0.3 && even > 2 * odd) return 'utf-16be';
  return 'utf-8';
}

/** Which share of every other byte is NUL: in UTF-16 the upper half of each Latin letter, digit and delimiter. */
function nulShare(bytes: Uint8Array, first: 0 | 1): number {
  let nuls = 0;
  for (let at = first; at < bytes.length; at += 2) if (bytes[at] === 0) nuls++;
  return bytes.length === 0 ? 0 : (2 * nuls) / bytes.length;
}
