import { useMemo } from 'react';
import type { BenchFilter, BenchRow } from './contestant.ts';
import type { HostTable } from './host-join.ts';
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
  table: HostTable,
  typed: string,
  filter: BenchFilter | undefined,
): readonly BenchRow[] {
  const chosen = useChosenRows(table, filter);
  const text = filter?.text ?? typed;
  return useMemo(() => {
    const wanted = text.toLowerCase();
    return wanted === '' ? chosen : chosen.filter(({ name }) => name.toLowerCase().includes(wanted));
  }, [chosen, text]);
}

/** The rows that have what is chosen beside the text. */
export function useChosenRows(
  { rows, derivedOf }: HostTable,
  filter: BenchFilter | undefined,
): readonly BenchRow[] {
  return useMemo(
    () => (filter && hasChoice(filter) ? rows.filter((row) => isChosen(row, derivedOf, filter)) : rows),
    [rows, derivedOf, filter],
  );
}

/** A column, and which way round. */
export interface HostSort {
  readonly column: string;
  readonly isDescending: boolean;
}

/**
 * The rows by one column, as a careful host writes it: numbers are read once a row, names are compared by code units, the quickest
 * comparison that there is.
 */
export function useSortedRows(
  rows: readonly BenchRow[],
  { columns }: HostTable,
  sort: HostSort | undefined,
): readonly BenchRow[] {
  return useMemo(() => {
    if (!sort) return rows;
    const { number } = columns.find(({ id }) => id === sort.column) ?? {};
    const sorted = number ? byNumber(rows, number) : [...rows].sort(byName);
    return sort.isDescending ? sorted.reverse() : sorted;
  }, [rows, columns, sort]);
}

function byNumber(rows: readonly BenchRow[], number: (row: BenchRow) => number): BenchRow[] {
  return rows
    .map((row) => ({ row, number: number(row) }))
    .sort((a, b) => a.number - b.number)
    .map(({ row }) => row);
}

function byName(a: BenchRow, b: BenchRow): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
