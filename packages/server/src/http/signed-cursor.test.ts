import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCursorSigner } from './signed-cursor.ts';

const signer = createCursorSigner('a secret of the server');
const list = ['customers', 'demo', 'EU', 'status:trial', '-licenses'];

describe('a signed cursor', () => {
  it('leads on in its own list', () => {
    fc.assert(
      fc.property(fc.tuple(fc.oneof(fc.string(), fc.double(), fc.constant(null)), fc.string()), (place) => {
        expect(signer.read(list, signer.sign(list, place))).toEqual(JSON.parse(JSON.stringify(place)));
      }),
    );
  });

  it('leads nowhere in the list of another partner, region, query or sort', () => {
    const cursor = signer.sign(list, ['aurora', '17']);
    list.forEach((_, index) => {
      const other = list.with(index, 'other');
      expect(() => signer.read(other, cursor)).toThrow(/cursor: expected a nextCursor of this list/);
    });
  });

  it('is refused when a character of it was changed, and when it was made up', () => {
    const cursor = signer.sign(list, ['aurora', '17']);
    for (let at = 0; at < cursor.length; at++) {
      const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      expect(() => signer.read(list, changed)).toThrow(/cursor/);
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => signer.read(list, text)).toThrow(/cursor/);
      }),
    );
  });

  it('is another server’s only when they share the secret', () => {
    const cursor = signer.sign(list, ['aurora', '17']);
    expect(createCursorSigner('a secret of the server').read(list, cursor)).toEqual(['aurora', '17']);
    expect(() => createCursorSigner('another secret').read(list, cursor)).toThrow(/cursor/);
  });
});
