import type { ComponentType } from 'react';
import type { Fields } from './fields.ts';

/** What an element tells of: the event, and what stands in its `detail`. */
export interface Told {
  readonly event: string;
  /** The name under which the widget's value stands in `detail`. */
  readonly detail: string;
  /** The flag without which the widget does not offer it. */
  readonly when?: string;
}

/** How a widget stands in an element. */
export interface WidgetElementSpec {
  readonly fields: Fields;
  /** Fields that the viewer changes too: the widget's `onQueryChange` is the event `pk-query-change`. */
  readonly changes: readonly string[];
  /** What the widget tells of beside, by the props that are told. */
  readonly tells: Readonly<Record<string, Told>>;
  /** The parts that the page draws itself, by the names of their slots, and the widget's names for them. */
  readonly slots: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: what a widget takes is checked where its element is declared
  readonly load: () => Promise<ComponentType<any>>;
}

const openCustomer = { event: 'pk-open-customer', detail: 'customer', when: 'openCustomers' };
const tableSlots = { toolbar: 'toolbar', empty: 'empty', 'no-match': 'noMatch', footer: 'footer' };

/** The widgets that are elements, by the ends of their names. */
export const widgets = {
  'customer-table': {
    fields: {
      query: 'text',
      sort: 'text',
      selection: 'json',
      columnState: 'json',
      columns: 'json',
      extraColumns: 'property',
      enrich: 'property',
      actions: 'property',
      launchHref: 'property',
      openCustomers: 'flag',
    },
    changes: ['query', 'sort', 'selection', 'columnState'],
    tells: {
      onOpenCustomer: openCustomer,
      onTrialStarted: { event: 'pk-trial-started', detail: 'started' },
    },
    slots: tableSlots,
    load: async () => (await import('@partnerkit/ui/customer-table')).CustomerTable,
  },
  worklist: {
    fields: {
      filter: 'json',
      groupBy: ['rank', 'reason', 'day'],
      words: 'property',
      openCustomers: 'flag',
    },
    changes: ['filter', 'groupBy'],
    tells: { onOpenCustomer: openCustomer },
    slots: tableSlots,
    load: async () => (await import('@partnerkit/ui/worklist')).Worklist,
  },
  'region-selector': {
    fields: { oneRegion: 'flag' },
    changes: [],
    tells: {},
    slots: {},
    load: async () => (await import('./one-region.tsx')).RegionSelectorOfElement,
  },
  'subscription-kpis': {
    fields: { product: 'text', shown: 'text', showCustomers: 'flag' },
    changes: [],
    tells: {
      onShowCustomers: { event: 'pk-show-customers', detail: 'kpi', when: 'showCustomers' },
    },
    slots: {},
    load: async () => (await import('@partnerkit/ui/subscription-kpis')).SubscriptionKpis,
  },
  'subscription-tables': {
    fields: { product: 'text', sections: 'json', sorts: 'json', columnStates: 'json' },
    changes: ['sorts', 'columnStates'],
    tells: {},
    slots: {},
    load: async () => (await import('@partnerkit/ui/subscription-tables')).SubscriptionTables,
  },
  'license-trend': {
    fields: { product: 'text', weeks: 'json' },
    changes: [],
    tells: {},
    slots: {},
    load: async () => (await import('@partnerkit/ui/license-trend')).LicenseTrend,
  },
  'report-list': {
    fields: {},
    changes: [],
    tells: {},
    slots: {},
    load: async () => (await import('@partnerkit/ui/report-list')).ReportList,
  },
} as const satisfies Record<string, WidgetElementSpec>;

/** A widget that is an element, by the end of its name. */
export type WidgetName = keyof typeof widgets;

/** All of them. */
export const widgetNames = Object.keys(widgets) as readonly WidgetName[];
