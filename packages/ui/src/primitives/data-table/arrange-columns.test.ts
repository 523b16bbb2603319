import { describe, expect, it } from 'vitest';
import { moveColumn, pinColumn, placeColumn, toggleColumn } from './arrange-columns.ts';
import type { DataColumn } from './data-column.ts';
import { resizeColumn } from './resize-column.ts';
import { initialColumnState } from './use-table-layout.ts';

const column = (id: string, more: Partial<DataColumn<object>> = {}): DataColumn<object> => ({
  id,
  header: id,
  value: () => undefined,
  ...more,
});
const columns = [column('a', { pinned: 'start' }), column('b'), column('c', { hidden: true }), column('d')];
const state = initialColumnState(columns);

describe('arranging columns', () => {
  it('starts as the list says', () => {
    expect(state).toEqual({
      columnVisibility: { a: true, b: true, c: false, d: true },
      columnOrder: ['a', 'b', 'c', 'd'],
      columnSizing: {},
      columnPinning: { start: ['a'], end: [] },
    });
  });
  it('shows and hides', () => {
    expect(toggleColumn(state, 'c').columnVisibility.c).toBe(true);
    expect(toggleColumn(state, 'b').columnVisibility.b).toBe(false);
  });
  it('moves over columns that are not shown, and stops at the ends', () => {
    expect(moveColumn(state, 'b', 1).columnOrder).toEqual(['a', 'c', 'd', 'b']);
    expect(moveColumn(state, 'd', 1)).toBe(state);
    expect(moveColumn(state, 'a', -1)).toBe(state);
  });
  it('are put before or after another, in the order and among what is pinned', () => {
    expect(placeColumn(state, 'd', { beside: 'b', side: 'before' }).columnOrder).toEqual([
      'a',
      'd',
      'b',
      'c',
    ]);
    expect(placeColumn(state, 'b', { beside: 'd', side: 'after' }).columnOrder).toEqual(['a', 'c', 'd', 'b']);
    expect(placeColumn(state, 'b', { beside: 'b', side: 'after' })).toEqual(state);
    expect(placeColumn(state, 'b', { beside: 'gone', side: 'after' })).toEqual(state);
    const pinned = pinColumn(state, 'b', 'start');
    expect(placeColumn(pinned, 'b', { beside: 'a', side: 'before' }).columnPinning.start).toEqual(['b', 'a']);
  });
  it('pins to one side at a time, and takes the pin off', () => {
    const pinned = pinColumn(state, 'a', 'end');
    expect(pinned.columnPinning).toEqual({ start: [], end: ['a'] });
    expect(pinColumn(pinned, 'a', undefined).columnPinning).toEqual({ start: [], end: [] });
  });
  it('never makes a column too narrow to grasp', () => {
    expect(resizeColumn(state, 'b', 3).columnSizing).toEqual({ b: 48 });
  });
});
