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

describe('the room of a table whose texts are measured', () => {
  const long = { ...name, needed: 280, stays: true };
  const short = { width: 150, needed: 60, grow: 0 };
  const head = { ...count, needed: 104 };

  it.each([
    ['of what one does not need another takes', 200 + 60 + 104, [200, 60, 104]],
    ['what misses least is whole first', 200 + 60 + 104 + 10, [210, 60, 104]],
    ['nothing is cut before anything is roomy', 280 + 60 + 104, [280, 60, 104]],
    ['then each in turn is as roomy as it is meant to be', 300 + 100 + 104, [300, 100, 104]],
    ['and the rest is shared', 300 + 150 + 104 + 30, [330, 150, 104]],
    ['where it is too little all lies sideways, whole, but for what stays', 300, [200, 60, 104]],
  ])('%s', (_, room, widths) => {
    expect(shareRoom([long, short, head], room)).toEqual(widths);
  });

  it('where all lies sideways, what stays is whole as long as it leaves the others most of the room', () => {
    const others = Array.from({ length: 12 }, () => ({ ...head, width: 104 }));
    expect(shareRoom([long, ...others], 1_100)[0]).toBe(280);
    expect(shareRoom([{ ...long, needed: 400 }, ...others], 1_100)[0]).toBe(300);
    expect(shareRoom([{ ...long, needed: 400 }, ...others], 800)[0]).toBe(240);
    const instant = { width: 161, needed: 199, grow: 0, stays: true };
    expect(shareRoom([instant, ...others], 368)[0]).toBe(199);
  });
});
