import type { ComponentType } from 'react';
import type { FieldElement } from './field-element.ts';

/** What an element tells of: the event, and what stands in its `detail`. */
export interface Told {
  readonly event: string;
  /** The names under which what the widget says stands in `detail`, in its order. */
  readonly details: readonly string[];
  /** The flag without which the widget does not offer it. */
  readonly when?: string;
  /** The field that is it then, unless the page prevents that; the same once more takes it away. */
  readonly keeps?: string;
}

/** How a widget stands in an element; its fields are known before it loads (`widget-fields.ts`). */
export interface DrawnWidget {
  // biome-ignore lint/suspicious/noExplicitAny: what a widget takes is checked where its element is declared
  readonly Widget: ComponentType<any>;
  /** What an element has to say and does not, so that there is nothing to show; `undefined` where all is said. */
  readonly missingIn?: (element: FieldElement) => string | undefined;
  /** Fields that the viewer changes too: the widget's `onQueryChange` is the event `pk-query-change`. */
  readonly changes?: readonly string[];
  /** What the widget tells of beside, by the props that are told. */
  readonly tells?: Readonly<Record<string, Told>>;
  /** The parts that the page draws itself, by the names of their slots, and the widget's names for them. */
  readonly slots?: Readonly<Record<string, string>>;
}

/** Names of customers as buttons: `open-customers`. */
export const openCustomer: Told = {
  event: 'pk-open-customer',
  details: ['customer'],
  when: 'openCustomers',
};

/** The parts of every table. */
export const tableSlots = {
  toolbar: 'toolbar',
  loading: 'loading',
  empty: 'empty',
  'no-match': 'noMatch',
  failed: 'failed',
  footer: 'footer',
};
