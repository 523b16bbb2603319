import { describe, expect, it } from 'vitest';
import { rowWindow } from './use-row-window.ts';

const rowHeight = 36;

describe('the window of drawn rows', () => {
  it('draws the first rows and a few beyond the edge', () => {
    expect(rowWindow({ scrollTop: 0, viewport: 360, total: 1000, rowHeight })).toEqual({
      first: 0,
      end: 13,
      before: 0,
      after: (1000 - 13) * 36,
    });
  });

  it('draws all rows where they fit', () => {
    expect(rowWindow({ scrollTop: 0, viewport: 720, total: 5, rowHeight })).toEqual({
      first: 0,
      end: 5,
      before: 0,
      after: 0,
    });
    expect(rowWindow({ scrollTop: 0, viewport: 720, total: 0, rowHeight })).toMatchObject({
      first: 0,
      end: 0,
    });
  });

  it('keeps the whole height whatever is drawn', () => {
    for (const scrollTop of [0, 35, 36, 1000, 17_999]) {
      const { first, end, before, after } = rowWindow({ scrollTop, viewport: 500, total: 500, rowHeight });
      expect(before + after + (end - first) * rowHeight).toBe(500 * rowHeight);
      expect(before).toBe(first * rowHeight);
    }
  });

  it('stays in range when fewer rows are left than were scrolled past', () => {
    const { first, end } = rowWindow({ scrollTop: 90_000, viewport: 360, total: 20, rowHeight });
    expect(end).toBe(20);
    expect(first).toBeLessThan(20);
  });

  it('reaches the first and the last of ten million rows, beyond the height that a browser can draw', () => {
    const total = 10_000_000;
    const top = rowWindow({ scrollTop: 0, viewport: 720, total, rowHeight });
    const bottom = rowWindow({ scrollTop: 15_000_000 - 720, viewport: 720, total, rowHeight });
    expect(top.first).toBe(0);
    expect(bottom.end).toBe(total);
    expect(bottom.before).toBeLessThan(15_000_000);
  });
});
