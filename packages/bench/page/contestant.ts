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
  readonly expires?: string | undefined;
}

/** A row as every peer gets it: the customer, and its derived cells. */
export interface BenchRow extends DerivedCells {
  readonly id: string;
  readonly name: string;
  readonly region?: string | undefined;
  readonly adminEmail?: string | undefined;
  readonly tags: readonly string[];
  readonly lastAdminSignInAt?: string | null | undefined;
  readonly statusText: string;
}

/** What all contestants get: customers with a subscription each, and the same as the peers' rows. */
export interface BenchData {
  readonly customers: readonly CustomerRow[];
  readonly subscriptions: readonly Subscription[];
  readonly rows: readonly BenchRow[];
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

/** What a contestant renders: a search field over the names and a table. A filter stands in for what is typed. */
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
  readonly addTag?: ((customerIds: readonly string[], tag: string) => Promise<void>) | undefined;
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
