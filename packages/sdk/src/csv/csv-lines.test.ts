import { expect, it } from 'vitest';
import { CsvLines } from './csv-lines.ts';

it('finds a header below a title that goes over lines, the header among what is quoted there', () => {
  const csv = new CsvLines({ isHeader: ([first]) => first === 'id' });
  const lines = csv.read('"Calling usage,\nid;name\nall ""customers"""\n1;Aurora\n', true);
  expect(lines.map(({ line, cells }) => [line, cells])).toEqual([
    [2, ['id', 'name']],
    [3, ['all ""customers"""']],
    [4, ['1', 'Aurora']],
  ]);
  expect(csv.titles).toEqual(['"Calling usage,']);
});
