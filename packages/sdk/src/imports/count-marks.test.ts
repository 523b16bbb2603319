import { describe, expect, it } from 'vitest';
import { CountMarks } from './count-marks.ts';

function read(...cells: string[]) {
  const marks = new CountMarks();
  for (const cell of cells) marks.see(cell);
  return cells.map((cell) => marks.read(cell));
}

describe('whole numbers of a file', () => {
  it.each([
    [
      ['2918', ' 7 ', '0'],
      [2918, 7, 0],
    ],
    [
      ['2.918', '12'],
      [2918, 12],
    ],
    [
      ['2,918', '12'],
      [2918, 12],
    ],
    [
      ['2 918', '2\u00a0918', '2\u202f918', "2'918", '2’918', '12 345 678'],
      [2918, 2918, 2918, 2918, 2918, 12_345_678],
    ],
    [
      ['1.234.567', '2.918', '3.000'],
      [1_234_567, 2918, 3000],
    ],
    [
      ['341.0', '12.00', '7,0'],
      [341, 12, 7],
    ],
    [
      ['2.918,0', '341,0', '3.000'],
      [2918, 341, 3000],
    ],
    [
      ['2,918.00', '341.000'],
      [2918, 341],
    ],
    [
      ['1 234,0', '5.000'],
      [1234, 5000],
    ],
    [
      ['341.000', '2,918'],
      [341, 2918],
    ],
    [
      ['0.000', '1234.000'],
      [0, 1234],
    ],
  ])('are read where they say one thing: %j', (cells, values) => {
    expect(read(...cells)).toEqual(values);
  });

  it.each([
    [
      ['341.000', '12'],
      ['unclear', 12],
    ],
    [
      ['2.918', '3,142'],
      ['unclear', 'unclear'],
    ],
    [
      ['1.234.567', '341.0', '2.918'],
      ['unclear', 341, 'unclear'],
    ],
    [
      ['2.918', '341.0'],
      [undefined, 341],
    ],
    [
      ['1.5', '-1', '1e+300', 'many', '', '1,23,456', '1.234,567.8', '9007199254740993', '.5', '5.'],
      [
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ],
    ],
  ])('are not guessed: %j', (cells, values) => {
    expect(read(...cells)).toEqual(values);
  });

  it('are noted by an example where they are written in another way', () => {
    const marks = new CountMarks();
    for (const cell of ['12', '2.918', '3.142', '341,0']) marks.see(cell);
    expect(marks.notes()).toEqual([
      'whole numbers written as "2.918" are read: 2918',
      'whole numbers written as "341,0" are read: 341',
    ]);
  });
});
