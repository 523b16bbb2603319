import { createElement, type FunctionComponent } from 'react';
import { createRoot } from 'react-dom/client';

/** A customer as all contestants get it: the SDK's row, and what the peers show as statuses. */
export interface BenchRow {
  readonly id: string;
  readonly name: string;
  readonly externalId?: string;
  readonly region?: string;
  readonly managedBy?: string;
  readonly adminEmail?: string;
  readonly tags: readonly string[];
  readonly products: readonly string[];
  readonly lastAdminSignInAt?: string | null;
  readonly createdDate?: string;
  /** Judged beforehand for the peers; ours derives it. */
  readonly statusText: string;
}

/** What a contestant renders: a search field over the names and a table. */
export type BenchTable = FunctionComponent<{ readonly rows: readonly BenchRow[] }>;

/** A table under test. It only renders; where to look and click is told to the shell, which measures. */
export interface Contestant {
  readonly mount: (element: HTMLElement, rows: readonly BenchRow[]) => void;
  /** Selector of the name in the first row of the table; `canvas` for what paints without elements. */
  readonly firstName: string;
  /** Selector of the name column's header, and where in it to click when that is not its middle. */
  readonly nameHeader: string;
  readonly headerPoint?: { readonly x: number; readonly y: number };
  /** Selector of the element that scrolls. */
  readonly scroller: string;
}

/** A contestant made of a React component and the places in it. */
export function reactContestant(table: BenchTable, places: Omit<Contestant, 'mount'>): Contestant {
  const mount: Contestant['mount'] = (element, rows) =>
    createRoot(element).render(createElement(table, { rows }));
  return { mount, ...places };
}
