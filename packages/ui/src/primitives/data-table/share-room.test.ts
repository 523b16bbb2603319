import { describe, expect, it } from 'vitest';
import { shareRoom } from './share-room.ts';

const name = { width: 200, roomy: 300, grow: 3 };
const products = { width: 130, roomy: 220, grow: 1 };
const count = { width: 90, grow: 0 };

describe('the room of a table', () => {
  it.each([
    ['too little: each keeps its least', 100, [200, 130, 90]],
    ['a little more: the name first', 480, [260, 130, 90]],
    ['enough for the name: the next in turn', 560, [300, 170, 90]],
    ['more than is needed: shared', 610 + 40, [330, 230, 90]],
  ])('%s', (_, room, widths) => {
    expect(shareRoom([name, products, count], room)).toEqual(widths);
  });

  it('is left to those that were sized by hand as they are', () => {
    expect(shareRoom([{ width: 80, grow: 0 }, products], 400)).toEqual([80, 320]);
  });
});
