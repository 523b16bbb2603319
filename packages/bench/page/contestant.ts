import type { CustomerRow, Subscription } from '@partnerkit/sdk';
import { createElement, type FunctionComponent } from 'react';
import { createRoot } from 'react-dom/client';

/** What the table shows of a customer's subscription, judged beforehand for the peers; ours derives it from the rows. */
export interface DerivedCells {
  readonly statuses: readonly string[];
  readonly products: readonly string[];
  readonly licenses: number;
  readonly assigned: number;
  readonly used: number;
  /** The day on which it ends, or on which it renews by itself. */
  readonly expires?: string | undefined;
  readonly renews?: string | undefined;
}

/** What the peers read of a customer. */
export type BenchRow = Pick<
  CustomerRow,
  'id' | 'name' | 'region' | 'adminEmail' | 'tags' | 'lastAdminSignInAt'
>;

/** Finds what follows from a customer's subscription. */
export type DerivedOf = (row: BenchRow) => DerivedCells;

/** A customer joined with what follows from its subscription. */
export interface JoinedRow extends BenchRow, DerivedCells {}

/**
 * What all contestants get: customers and subscriptions, as an API answers them. For the peers, what the rules say of each
 * subscription stands at its place; which customer has it is theirs to find. In a plain run they get the rows joined instead.
 */
export interface BenchData {
  readonly customers: readonly CustomerRow[];
  readonly subscriptions: readonly Subscription[];
  readonly derived: readonly DerivedCells[];
  readonly joined?: readonly JoinedRow[] | undefined;
}

/** What the host filters by; what is absent lets all through. */
export interface BenchFilter {
  readonly text: string;
  readonly status?: string | undefined;
  readonly product?: string | undefined;
  readonly tag?: string | undefined;
  /** Who looks after a customer: a field of the host's own, which only our table has. */
  readonly owner?: string | undefined;
}

/**
 * What a contestant renders: a search field over the names and a table of the ten columns, with a check box to select each row. What
 * stands in the cells is the same for all, but for what a canvas cannot draw. A filter stands in for what is typed.
 */
export type BenchTable = FunctionComponent<{
  readonly data: BenchData;
  readonly filter: BenchFilter | undefined;
}>;

/** A table under test. It only renders; where to look and click is told to the shell, which measures. */
export interface Contestant {
  readonly mount: (element: HTMLElement, data: BenchData) => void;
  /** Shows what a filter of the host finds; `undefined`: everything. */
  readonly filter: (filter: BenchFilter | undefined) => void;
  /** Tags customers in one act; ends with its answer. Only our table changes anything. */
  readonly addTag?: ((customerIds: string[], tag: string) => Promise<void>) | undefined;
  /** Selector of the name in the first row of the table; `canvas` for what paints without elements. */
  readonly firstName: string;
  /** Where to click to sort by the name, and by the licenses. */
  readonly nameHeader: HeaderPlace;
  readonly licensesHeader: HeaderPlace;
  /** Selector of the element that scrolls. */
  readonly scroller: string;
}

/** Selector of a column's header, and where in it to click when that is not its middle. */
export interface HeaderPlace {
  readonly selector: string;
  readonly point?: { readonly x: number; readonly y: number };
}

/** A contestant made of a React component and the places in it. */
export function reactContestant(table: BenchTable, places: Omit<Contestant, 'mount' | 'filter'>): Contestant {
  let show: (filter: BenchFilter | undefined) => void = () => {};
  const mount: Contestant['mount'] = (element, data) => {
    const root = createRoot(element);
    show = (filter) => root.render(createElement(table, { data, filter }));
    show(undefined);
  };
  return { mount, filter: (filter) => show(filter), ...places };
}
