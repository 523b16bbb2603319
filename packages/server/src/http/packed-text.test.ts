import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { packedText } from './packed-text.ts';

const text = JSON.stringify(Array.from({ length: 300 }, (_, at) => ({ id: `c-${at}`, name: 'Möbel AG' })));

it.each<[accepted: string | undefined, encoding: string | undefined]>([
  ['gzip, deflate, br, zstd', 'br'],
  ['br', 'br'],
  ['br;q=0.1, gzip;q=1', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip ; q=0.5', 'gzip'],
  ['GZIP', 'gzip'],
  ['br;q=0', undefined],
  ['brotli, x-gzip', undefined],
  ['identity', undefined],
  ['*', undefined],
  ['', undefined],
  [undefined, undefined],
])('a client that takes %j is sent %s', (accepted, encoding) => {
  const packed = packedText(text, accepted);
  expect(packed.encoding).toBe(encoding);
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
  const told = packed.encoding ? unpack[packed.encoding](packed.body as Uint8Array) : packed.body;
  expect(told.toString()).toBe(text);
  if (packed.encoding) expect(packed.body.length).toBeLessThan(text.length / 5);
});

it('what is small stays as it is, and what is large is left to a stream', () => {
  const small = 'a'.repeat(4095);
  const large = 'a'.repeat(65_537);
  expect([packedText(small, 'br'), packedText(large, 'br')]).toEqual([{ body: small }, { body: large }]);
});
