import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLineBreaks } from './count-line-breaks.ts';
import { decodeChunks, encodingOfChunks } from './decode-chunks.ts';
import { decodeText, encodingNote } from './decode-text.ts';

const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const bigEndian = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());
const utf8 = (text: string) => new TextEncoder().encode(text);
const letters = '€ ‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡£ÀÉßàèéìòùÿ';
const codes = new Map([...letters].map((letter) => [letter, letter.codePointAt(0) as number]));
'€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'.split('').forEach((letter, at) => {
  if (letter !== ' ') codes.set(letter, 0x80 + at);
});
const windows1252 = (text: string) =>
  Uint8Array.from(text, (letter) => codes.get(letter) ?? (letter.codePointAt(0) as number));

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function decoded(bytes: Uint8Array, size: number, encoding?: 'known'): Promise<string> {
  const known = encoding && (await encodingOfChunks(inChunks(bytes, size)));
  let whole = '';
  const line = () => 1 + countLineBreaks(whole);
  for await (const { text } of decodeChunks(inChunks(bytes, size), line, known)) whole += text;
  return whole;
}

const json = '{"customers":[{"id":"1","name":"Società"}]}';

describe('the text of bytes', () => {
  it.each([
    ['UTF-8', utf8(json), undefined],
    ['UTF-8 with a mark', utf8(`\ufeff${json}`), undefined],
    ['UTF-16 with a mark', utf16(`\ufeff${json}`), 'read as UTF-16LE, as it is not UTF-8'],
    ['UTF-16, big-endian with a mark', bigEndian(`\ufeff${json}`), 'read as UTF-16BE, as it is not UTF-8'],
    ['UTF-16 without a mark', utf16(json), 'read as UTF-16LE, as it is not UTF-8'],
    ['UTF-16, big-endian without a mark', bigEndian(json), 'read as UTF-16BE, as it is not UTF-8'],
    ['Windows-1252', windows1252(json), 'read as Windows-1252, as it is not UTF-8'],
  ])('is read from %s, and what was taken is said', async (_, bytes, note) => {
    const { text, encoding } = decodeText(bytes);
    expect(text).toBe(json);
    expect(encodingNote(encoding)).toBe(note);
    expect(await decoded(bytes, 3)).toBe(json);
    expect(await decoded(bytes, 3, 'known')).toBe(json);
  });

  it('is UTF-16 by the first character, whatever letters follow', () => {
    const text = `["${'日本語'.repeat(400)}"]`;
    expect([decodeText(utf16(text)).text, decodeText(bigEndian(text)).text]).toEqual([text, text]);
  });

  it('has every letter of Windows-1252', () => {
    expect(decodeText(windows1252(letters)).text).toBe(letters);
  });

  it('is Windows-1252 also where a pair of its letters could be UTF-8', async () => {
    const text = 'É» à è ò';
    expect(decodeText(windows1252(text)).text).toBe(text);
    expect(await decoded(windows1252(text), 2, 'known')).toBe(text);
  });

  it('has no replaced characters, in one piece as in many', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (given, size) => {
        fc.pre(!given.startsWith('\ufeff') && !given.includes('\0'));
        const bytes = utf8(given);
        expect([await decoded(bytes, size), decodeText(bytes).text]).toEqual([given, given]);
      }),
    );
  });

  it('is cut anywhere, behind the first part too', async () => {
    const text = `${'x'.repeat(65_535)}è${'y'.repeat(65_534)}漢à`;
    expect(await decoded(utf8(text), 65_536)).toBe(text);
    const western = `${'x'.repeat(65_535)}Ãx${'y'.repeat(70_000)}à’`;
    expect(await decoded(windows1252(western), 65_536)).toBe(western);
  });
});

describe('bytes that are no text', () => {
  it.each([
    ['UTF-8 with a byte that is gone', [...utf8('Forlì\nCittà, Perù'), 0xc3, 0x0a], 2, 'UTF-8'],
    ['UTF-8 that is cut', [...utf8('Forlì\r\nCittà\r\nPer'), 0xc3], 3, 'UTF-8'],
    ['marked UTF-8 that is none', [0xef, 0xbb, 0xbf, 0x0a, 0xe0], 2, 'UTF-8'],
    ['UTF-16 that ends inside a character', [...utf16('\ufeffa\nb').slice(0, -1)], 2, 'UTF-16LE'],
    ['half a surrogate pair', [...utf16('\ufeffa\n\ud83db')], 2, 'UTF-16LE'],
    ['a file of another kind', [0x50, 0x4b, 0x03, 0x04, 0xff], 1, 'Windows-1252'],
    ['what no letter has', [0x61, 0x0a, 0xe0, 0x81], 2, 'Windows-1252'],
  ])('are refused by their line: %s', async (_, bytes, line, encoding) => {
    const error = {
      code: 'invalid',
      message: `encoding: expected text in UTF-8, UTF-16 or Windows-1252, found bytes on line ${line} that are not ${encoding}`,
    };
    expect(() => decodeText(Uint8Array.from(bytes))).toThrow(expect.objectContaining(error));
    await expect(decoded(Uint8Array.from(bytes), 2)).rejects.toMatchObject(error);
  });

  it('are never mixed: what began in UTF-8 is refused when it goes on in another encoding', async () => {
    const mixed = Uint8Array.of(...utf8(`è${'\n'.repeat(65_600)}`), 0xe0, 0x20);
    await expect(decoded(mixed, 65_536)).rejects.toThrow('found bytes on line 65601 that are not UTF-8');
  });
});
