import type { PartnerElement, PartnerElements } from './element-types.ts';
import type { FieldKind, Fields } from './fields.ts';

const weekFields = { week: 'text', chosenWeek: 'text', chooseWeeks: 'flag' } as const;
const callingTable = {
  week: 'text',
  endpoint: 'text',
  sort: 'text',
  search: 'text',
  columnState: 'json',
  headingLevel: 'json',
  openCustomers: 'flag',
} as const;
const ofCustomer = { customerId: 'text' } as const;
const drafts = { draftStorage: 'property', countryRegions: 'property' } as const;

/**
 * The widgets that are elements, by the ends of their names, with what a page says of each: all that a browser has to know before
 * one is there. How each is drawn loads with it (`other-widgets.ts`).
 */
export const widgetFields = {
  'customer-table': {
    query: 'text',
    sort: 'text',
    selection: 'json',
    columnState: 'json',
    detail: 'text',
    columns: 'json',
    extraColumns: 'property',
    enrich: 'property',
    actions: 'property',
    launchHref: 'property',
    openCustomers: 'flag',
    shortcuts: 'flag',
  },
  'customer-tabs': { query: 'text', tabs: 'json', enrich: 'property' },
  worklist: {
    filter: 'json',
    groupBy: ['rank', 'reason', 'day'],
    words: 'property',
    openCustomers: 'flag',
  },
  'region-selector': { oneRegion: 'flag' },
  'region-roll-up': { openRegions: 'flag', showCustomers: 'flag' },
  'product-toggle': { product: 'text', products: 'json' },
  'subscription-kpis': { product: 'text', shown: 'text', showCustomers: 'flag' },
  'subscription-tables': {
    product: 'text',
    sections: 'json',
    sorts: 'json',
    columnStates: 'json',
    headingLevel: 'json',
    openCustomers: 'flag',
  },
  'license-trend': { product: 'text', weeks: 'json' },
  'call-volume-chart': weekFields,
  'call-quality-charts': { ...weekFields, chosenEndpoint: 'text', chooseEndpoints: 'flag' },
  'feature-usage-chart': { week: 'text' },
  'customer-usage-table': callingTable,
  'customer-quality-table': callingTable,
  'queue-insights': callingTable,
  'customer-subscriptions': ofCustomer,
  'customer-license-trend': { ...ofCustomer, product: 'text', weeks: 'json' },
  'customer-next-step': { ...ofCustomer, words: 'property' },
  'explained-statuses': ofCustomer,
  'customer-calling': { ...ofCustomer, ...weekFields },
  'customer-trials': { ...ofCustomer, products: 'json', draftStorage: 'property' },
  'start-trial': { customer: 'json', products: 'json', canLeave: 'flag', ...drafts },
  'tag-editor': ofCustomer,
  'report-builder': { template: 'text' },
  'report-list': {},
  'import-files': { importId: 'text' },
  'audit-trail': {
    ...ofCustomer,
    filter: 'json',
    sort: 'text',
    columnState: 'json',
    openCustomers: 'flag',
  },
  administrators: {},
  'partner-administrators': { ...ofCustomer, administratorsHref: 'text' },
  users: { search: 'text' },
  'organization-setup': { manageServices: 'flag', canLeave: 'flag', ...drafts },
  'resources-help': { query: 'json', content: 'json', helpdesk: 'json' },
} as const satisfies Record<string, Fields> & FieldsOfTypes;

/** A field of the table for every property that an element's type declares, and none besides. */
type FieldsOfTypes = {
  readonly [Name in keyof PartnerElements as Name extends `partnerkit-${infer End}`
    ? Exclude<End, 'provider'>
    : never]: Readonly<Record<Exclude<keyof PartnerElements[Name], keyof PartnerElement>, FieldKind>>;
};

/** A widget that is an element, by the end of its name. */
export type WidgetName = keyof typeof widgetFields;

/** All of them. */
export const widgetNames = Object.keys(widgetFields) as readonly WidgetName[];
