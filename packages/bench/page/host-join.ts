import { useMemo } from 'react';
import { isPlain } from './asked.ts';
import type { BenchData, BenchRow, DerivedCells, DerivedOf, JoinedRow } from './contestant.ts';
import { type HostColumn, hostColumns } from './host-columns.ts';

/** What a host gives its grid. */
export interface HostTable {
  readonly rows: readonly BenchRow[];
  readonly derivedOf: DerivedOf;
  readonly columns: readonly HostColumn[];
}

/**
 * What an API answers in two arrays as one table, made while a grid is first rendered: the rows are the customers themselves, and
 * what follows from a customer's subscription is found by the customer's id once it is asked for. In a plain run the rows are joined already.
 */
export function useHostTable(data: BenchData): HostTable {
  return useMemo(() => {
    const rows = data.joined ?? data.customers;
    const derivedOf = isPlain ? joinedCells : cellsBySubscription(data);
    return { rows, derivedOf, columns: hostColumns(derivedOf) };
  }, [data]);
}

function cellsBySubscription({ subscriptions, derived }: BenchData): DerivedOf {
  const byCustomer = new Map<string, DerivedCells>();
  for (let at = 0; at < subscriptions.length; at++) {
    byCustomer.set(subscriptions[at]!.customerId, derived[at]!);
  }
  // each has one
  return ({ id }) => byCustomer.get(id)!;
}

function joinedCells(row: BenchRow): DerivedCells {
  return row as JoinedRow;
}
