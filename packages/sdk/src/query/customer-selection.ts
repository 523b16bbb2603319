import { checkList, isRecord, isText, misfit } from '../errors/check-argument.ts';

/** All customers that a query finds, whether they are loaded or not, but some, and some that it does not find. */
export interface MatchingCustomers {
  readonly query: string;
  /** Ids of customers that the query finds and that are not selected. */
  readonly except: readonly string[];
  /** Ids of customers that the query does not find and that are selected all the same. */
  readonly also: readonly string[];
}

/** Which customers an act reaches: those named by their ids, or all that a query finds with exceptions. Plain data. */
export type CustomerSelection = readonly string[] | MatchingCustomers;

/** All customers that a query finds. */
export function matchingCustomers(query: string): MatchingCustomers {
  return { query, except: [], also: [] };
}

/** Whether an act could reach anybody. */
export function isNothingSelected(selection: CustomerSelection): boolean {
  checkSelection(selection);
  return !('query' in selection) && selection.length === 0;
}

/**
 * Tells whether a customer is selected. `isFound` says whether the selection's query finds it; one of ids never asks.
 * Made once for a selection, it costs the same for each customer, however many are selected.
 */
export function selectionTest(selection: CustomerSelection): (id: string, isFound: boolean) => boolean {
  checkSelection(selection);
  if (!('query' in selection)) {
    const ids = new Set(selection);
    return (id) => ids.has(id);
  }
  const except = new Set(selection.except);
  const also = new Set(selection.also);
  return (id, isFound) => also.has(id) || (isFound && !except.has(id));
}

/** The selection with one customer in it or out of it, as it was not before. `isSelected` says how it was. */
export function toggledSelection(
  selection: CustomerSelection,
  id: string,
  isSelected: boolean,
): CustomerSelection {
  checkSelection(selection);
  const without = (ids: readonly string[]) => ids.filter((other) => other !== id);
  if (!('query' in selection)) return isSelected ? without(selection) : [...without(selection), id];
  const { query, except, also } = selection;
  if (isSelected) {
    return also.includes(id)
      ? { query, except, also: without(also) }
      : { query, except: [...except, id], also };
  }
  return except.includes(id)
    ? { query, except: without(except), also }
    : { query, except, also: [...also, id] };
}

/** Throws `invalid` for what is neither ids nor all that match a query, but some. */
export function checkSelection(selection: unknown): void {
  if (!isRecord(selection)) {
    checkList('selection', selection, isText, 'ids');
    return;
  }
  if (!isText(selection.query)) throw misfit('selection.query', 'a text', selection.query);
  checkList('selection.except', selection.except, isText, 'ids');
  checkList('selection.also', selection.also, isText, 'ids');
}
