import { useMemo } from 'react';
import { columns } from './columns.ts';
import type { BenchFilter, BenchRow } from './contestant.ts';
import { hasChoice, isChosen } from './row-choice.ts';

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

/** The rows of which the name contains the text, as a host writes it for a table that leaves filtering to it. */
export function useFilteredRows(
  rows: readonly BenchRow[],
  typed: string,
  filter: BenchFilter | undefined,
): readonly BenchRow[] {
  const chosen = useChosenRows(rows, filter);
  const text = filter?.text ?? typed;
  return useMemo(() => {
    const wanted = text.toLowerCase();
    return wanted === '' ? chosen : chosen.filter(({ name }) => name.toLowerCase().includes(wanted));
  }, [chosen, text]);
}

/** The rows that have what is chosen beside the text. */
export function useChosenRows(
  rows: readonly BenchRow[],
  filter: BenchFilter | undefined,
): readonly BenchRow[] {
  return useMemo(
    () => (filter && hasChoice(filter) ? rows.filter((row) => isChosen(row, filter)) : rows),
    [rows, filter],
  );
}

/** A column, and which way round. */
export interface HostSort {
  readonly column: string;
  readonly isDescending: boolean;
}

/** The rows by one column, as a careful host writes it: by code units, the quickest comparison that there is. */
export function useSortedRows(rows: readonly BenchRow[], sort: HostSort | undefined): readonly BenchRow[] {
  return useMemo(() => {
    if (!sort) return rows;
    const { number } = columns.find(({ id }) => id === sort.column) ?? {};
    const sorted = [...rows].sort(number ? (a, b) => number(a) - number(b) : byName);
    return sort.isDescending ? sorted.reverse() : sorted;
  }, [rows, sort]);
}

function byName(a: BenchRow, b: BenchRow): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
