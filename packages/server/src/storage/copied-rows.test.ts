import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copiedRows } from './copied-rows.ts';
import { copyTexts } from './row-texts.ts';

/** The cells of batches of lines, row by row, each row with so many. */
async function cellsOf(batches: readonly string[], width: number): Promise<string[][]> {
  async function* come() {
    for (const lines of batches) yield Buffer.from(lines);
  }
  const found: string[][] = [];
  for await (const { bytes, bounds, rows } of copiedRows(come())) {
    for (let row = 0; row < rows; row++) {
      const cells = Array.from({ length: width }, (_, column) => {
        const [start, end] = bounds.subarray(2 * (row * width + column));
        return Buffer.from(bytes.subarray(start, end)).toString();
      });
      found.push(cells);
    }
  }
  return found;
}

const text = fc.oneof(
  fc.constantFrom('', '\\', '\\N', 'N', '\t', '\n', '\r\n', '\\t', '\b\f\v', 'a\\', '😀', '\\\\.'),
  fc.string(),
);
const rows = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(fc.option(text), { minLength: width, maxLength: width })));

describe('rows that are copied out', () => {
  it('have the cells that were copied in, without a value none', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const texts = table.map((row) => row.map((cell) => cell ?? ''));
        expect(await cellsOf([...copyTexts(table)], table[0]?.length ?? 0)).toEqual(texts);
      }),
    );
  });

  it('are found in each batch anew, a longer one too', async () => {
    expect(await cellsOf(['a\t\\N\n', '', 'bb\tccc\nd\te\\tf\\bg\\vh\n'], 2)).toEqual([
      ['a', ''],
      ['bb', 'ccc'],
      ['d', 'e\tf\bg\vh'],
    ]);
  });
});
