import type { Customer, CustomerSelection, PartnerError, StartedTrial } from '@partnerkit/sdk';
import type { ColumnState, CustomerAction, CustomerColumn } from '@partnerkit/ui/customer-table';
import type { Enrichment } from '@partnerkit/ui/enrichment';
import type { PartnerEvent } from '@partnerkit/ui/partner-provider';
import type { SubscriptionKpi } from '@partnerkit/ui/subscription-kpis';
import type { SectionColumnStates, SectionId, SectionSorts } from '@partnerkit/ui/subscription-tables';
import type { WorklistFilter, WorklistGrouping, WorklistProps } from '@partnerkit/ui/worklist';
import type { PartnerSettings } from './settings.ts';

/** What every element has beside its own: the settings of `<partnerkit-provider>`, for itself alone. */
export interface PartnerElement extends HTMLElement, PartnerSettings {}

/** `<partnerkit-provider>`: shares its settings with all elements below it. */
export interface PartnerProviderElement extends PartnerElement {}

/** `<partnerkit-customer-table>`: the list of customers (CUS-1 to CUS-3). Slots: toolbar, empty, no-match, footer. */
export interface CustomerTableElement extends PartnerElement {
  /** The query as text (FIL-2), as the viewer has it. */
  query: string | undefined;
  /** The sort order; `null` for the order of the source. */
  sort: string | null | undefined;
  /** Who is selected. JSON in the attribute. */
  selection: CustomerSelection | undefined;
  /** How the columns are arranged. JSON in the attribute. */
  columnState: ColumnState | undefined;
  /** The ids of the columns that are shown at first. JSON in the attribute. */
  columns: readonly string[] | undefined;
  /** Columns of your own, after ours. */
  extraColumns: readonly CustomerColumn[] | undefined;
  /** Values that you know and the source does not: `createEnrichment`. */
  enrich: Enrichment<string> | undefined;
  /** What you do with customers, in the menu of a row and for a selection. */
  actions: readonly CustomerAction[] | undefined;
  /** Where a customer's own organization opens (CUS-3). */
  launchHref: ((customer: Customer) => string | undefined) | undefined;
  /** Makes the names buttons: `pk-open-customer`. */
  openCustomers: boolean | undefined;
}

/** `<partnerkit-worklist>`: what to do next (WRK-1, WRK-2). Slots: toolbar, empty, no-match, footer. */
export interface WorklistElement extends PartnerElement {
  /** What is shown. JSON in the attribute. */
  filter: WorklistFilter | undefined;
  groupBy: WorklistGrouping | undefined;
  /** The words of reasons of your own, or other ones for ours. */
  words: WorklistProps['words'];
  /** Makes the names buttons: `pk-open-customer`. */
  openCustomers: boolean | undefined;
}

/** `<partnerkit-region-selector>`: chooses the region of all that stands in the same provider (REG-1). */
export interface RegionSelectorElement extends PartnerElement {
  /** Whether one region has to be chosen, and not all at once. */
  oneRegion: boolean | undefined;
}

/** `<partnerkit-subscription-kpis>`: the five key figures (KPI-1 to KPI-5). */
export interface SubscriptionKpisElement extends PartnerElement {
  /** Whose peers explain low assignment; absent, meetings. */
  product: string | undefined;
  /** Whose customers you show at the moment. */
  shown: SubscriptionKpi | null | undefined;
  /** Makes the tiles buttons: `pk-show-customers`. */
  showCustomers: boolean | undefined;
}

/** `<partnerkit-subscription-tables>`: the sections of subscriptions (SUB-1 to SUB-5). */
export interface SubscriptionTablesElement extends PartnerElement {
  /** Whose licenses are shown; absent, meetings. */
  product: string | undefined;
  /** Which sections, in this order. JSON in the attribute. */
  sections: readonly SectionId[] | undefined;
  /** Sort orders by section. JSON in the attribute. */
  sorts: SectionSorts | undefined;
  /** Arrangements of columns by section. JSON in the attribute. */
  columnStates: SectionColumnStates | undefined;
}

/** `<partnerkit-license-trend>`: how the licenses of a product are used, week by week (SUB-0). */
export interface LicenseTrendElement extends PartnerElement {
  /** `meetings`, `calling`, or any other product that the data names. */
  product: string | undefined;
  /** How many complete weeks, 26 unless told. */
  weeks: number | undefined;
}

/** `<partnerkit-report-list>`: the reports that were made (REP). */
export interface ReportListElement extends PartnerElement {}

/** The elements by their names, as they are with the usual prefix. */
export interface PartnerElements {
  'partnerkit-provider': PartnerProviderElement;
  'partnerkit-customer-table': CustomerTableElement;
  'partnerkit-worklist': WorklistElement;
  'partnerkit-region-selector': RegionSelectorElement;
  'partnerkit-subscription-kpis': SubscriptionKpisElement;
  'partnerkit-subscription-tables': SubscriptionTablesElement;
  'partnerkit-license-trend': LicenseTrendElement;
  'partnerkit-report-list': ReportListElement;
}

/**
 * What the elements tell of, by the names of their events. All bubble, out of shadow roots too; a `…-change` that is prevented
 * (`preventDefault()`) is not kept.
 */
export interface PartnerElementEvents {
  'pk-region-change': CustomEvent<{ readonly region: string | null }>;
  'pk-query-change': CustomEvent<{ readonly query: string }>;
  'pk-sort-change': CustomEvent<{ readonly sort: string | null }>;
  'pk-selection-change': CustomEvent<{ readonly selection: CustomerSelection }>;
  'pk-column-state-change': CustomEvent<{ readonly columnState: ColumnState }>;
  'pk-filter-change': CustomEvent<{ readonly filter: WorklistFilter }>;
  'pk-group-by-change': CustomEvent<{ readonly groupBy: WorklistGrouping }>;
  'pk-sorts-change': CustomEvent<{ readonly sorts: SectionSorts }>;
  'pk-column-states-change': CustomEvent<{ readonly columnStates: SectionColumnStates }>;
  'pk-open-customer': CustomEvent<{
    readonly customer: Customer | { readonly id: string; readonly name: string };
  }>;
  'pk-show-customers': CustomEvent<{ readonly kpi: SubscriptionKpi }>;
  'pk-trial-started': CustomEvent<{ readonly started: StartedTrial }>;
  /** What failed below, as the provider of the React widgets tells it. */
  'pk-error': CustomEvent<{ readonly error: PartnerError }>;
  /** What happened below, by ids and names of fields. */
  'pk-event': CustomEvent<PartnerEvent>;
}

declare global {
  interface HTMLElementTagNameMap extends PartnerElements {}
  interface HTMLElementEventMap extends PartnerElementEvents {}
}
