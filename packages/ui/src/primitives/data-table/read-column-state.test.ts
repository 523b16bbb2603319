import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goneColumns } from './gone-columns.ts';
import { readColumnState } from './read-column-state.ts';
import type { ColumnState } from './use-table-layout.ts';

const usual: ColumnState = {
  columnVisibility: { name: true, status: true, used: false },
  columnOrder: ['name', 'status', 'used'],
  columnSizing: {},
  columnPinning: { start: ['name'], end: [] },
};

describe('an arrangement of columns that was kept', () => {
  it('is taken as it is where it fits', () => {
    const kept: ColumnState = {
      columnVisibility: { name: true, status: false, used: true },
      columnOrder: ['used', 'name', 'status'],
      columnSizing: { status: 220 },
      columnPinning: { start: [], end: ['used'] },
    };
    expect(readColumnState(JSON.parse(JSON.stringify(kept)), usual)).toEqual(kept);
  });

  it('leaves out columns that are not there any more, and has those that are new where they usually are', () => {
    const kept = { columnOrder: ['gone', 'used'], columnVisibility: { gone: true, used: true } };
    const read = readColumnState(kept, usual);
    expect(read.columnOrder).toEqual(['used', 'name', 'status']);
    expect(read.columnVisibility).toEqual({ name: true, status: true, used: true });
    expect(read.columnPinning).toEqual(usual.columnPinning);
  });

  it('shows columns that are gone, which are named; what it hides is of no interest', () => {
    const kept = {
      columnOrder: ['gone', 'used', 'hidden', 7],
      columnVisibility: { used: true, hidden: false },
    };
    expect(goneColumns(kept, usual)).toEqual(['gone']);
    expect(goneColumns({ columnOrder: 'gone' }, usual)).toEqual([]);
    expect(goneColumns(null, usual)).toEqual([]);
  });

  it('is the usual one where it is nonsense', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readColumnState(value, usual);
        expect([...read.columnOrder].sort()).toEqual(['name', 'status', 'used']);
      }),
    );
    expect(readColumnState({ columnSizing: { name: -3, status: 'wide' } }, usual)).toEqual(usual);
  });
});
