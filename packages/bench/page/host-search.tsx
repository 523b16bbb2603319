import { useMemo } from 'react';
import type { BenchRow } from './contestant.ts';

/** The search field that a host puts above a table which has none. */
export function SearchField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  return (
    <input
      type="search"
      aria-label="Search"
      value={text}
      style={{ height: 24, boxSizing: 'border-box' }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** The rows whose name contains the text, as a host writes it for a table that leaves filtering to it. */
export function useFilteredRows(rows: readonly BenchRow[], text: string): readonly BenchRow[] {
  return useMemo(() => {
    const wanted = text.toLowerCase();
    return wanted === '' ? rows : rows.filter(({ name }) => name.toLowerCase().includes(wanted));
  }, [rows, text]);
}

/** The rows by name, as a host writes it for a table that leaves sorting to it. */
export function useRowsByName(
  rows: readonly BenchRow[],
  direction: 'ASC' | 'DESC' | undefined,
): readonly BenchRow[] {
  return useMemo(() => {
    if (!direction) return rows;
    const sorted = [...rows].sort((a, b) => a.name.localeCompare(b.name));
    return direction === 'ASC' ? sorted : sorted.reverse();
  }, [rows, direction]);
}
