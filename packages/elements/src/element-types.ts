import type {
  Customer,
  CustomerSelection,
  Import,
  ObservedFailure,
  Organization,
  PartnerError,
  PartnerMetric,
  Resource,
  ResourceQuery,
  StartedTrial,
} from '@partnerkit/sdk';
import type { AuditFilter, AuditSort } from '@partnerkit/ui/audit-trail';
import type { CallingTableProps } from '@partnerkit/ui/calling-tables';
import type { ColumnState, CustomerAction, CustomerColumn } from '@partnerkit/ui/customer-table';
import type { CustomerTabsProps } from '@partnerkit/ui/customer-tabs';
import type { Enrichment } from '@partnerkit/ui/enrichment';
import type { OrganizationSetupProps } from '@partnerkit/ui/organization-setup';
import type { PartnerEvent } from '@partnerkit/ui/partner-provider';
import type { ResourcesHelpProps } from '@partnerkit/ui/resources-help';
import type { StartTrialProps } from '@partnerkit/ui/start-trial';
import type { SubscriptionKpi } from '@partnerkit/ui/subscription-kpis';
import type { SectionColumnStates, SectionId, SectionSorts } from '@partnerkit/ui/subscription-tables';
import type { WorklistFilter, WorklistGrouping, WorklistProps } from '@partnerkit/ui/worklist';
import type { PartnerSettings } from './settings.ts';

/** What every element has beside its own: the settings of `<partnerkit-provider>`, for itself alone. */
export interface PartnerElement extends HTMLElement, PartnerSettings {}

/** `<partnerkit-provider>`: shares its settings with all elements below it. */
export interface PartnerProviderElement extends PartnerElement {}

/**
 * `<partnerkit-customer-table>`: the list of customers (CUS-1 to CUS-3). Slots: toolbar, loading, empty, no-match, failed, footer,
 * `header-` with the id of a column, and detail, beside the rows for one customer.
 */
export interface CustomerTableElement extends PartnerElement {
  /** The query as text (FIL-2), as the viewer has it. */
  query: string | undefined;
  /** The sort order; `null` for the order of the source. */
  sort: string | null | undefined;
  /** Who is selected. JSON in the attribute. */
  selection: CustomerSelection | undefined;
  /** How the columns are arranged. JSON in the attribute. */
  columnState: ColumnState | undefined;
  /** The id of the customer whose details are open, where the page has written the slot `detail`; `null` for nobody's. */
  detail: string | null | undefined;
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
  /** Single letters act on the list from anywhere on the page outside of fields; off unless given (WCAG 2.1.4). */
  shortcuts: boolean | undefined;
}

/** `<partnerkit-customer-tabs>`: queries of the customer list under names, each with how many customers it finds (CUS-1). */
export interface CustomerTabsElement extends PartnerElement {
  /** That of your list; `pk-query-change` is for you to hand on. */
  query: string | undefined;
  /** Queries of your own and their names instead of ours. JSON in the attribute. */
  tabs: CustomerTabsProps['tabs'];
  /** Fields of your own by which these may ask. */
  enrich: CustomerTabsProps['enrich'];
}

/** `<partnerkit-worklist>`: what to do next (WRK-1, WRK-2). Slots: toolbar, loading, empty, no-match, failed, footer. */
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
  /** 2 unless told, 3 or 4: of the sections' headings on your page. */
  headingLevel: 2 | 3 | 4 | undefined;
  /** Makes the names buttons: `pk-open-customer`. */
  openCustomers: boolean | undefined;
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

/** `<partnerkit-region-roll-up>`: the key figures of each region, side by side and in sum (ROL-1). */
export interface RegionRollUpElement extends PartnerElement {
  /** Makes the names of regions buttons: `pk-open-region`. */
  openRegions: boolean | undefined;
  /** Makes the numbers buttons: `pk-show-customers`. */
  showCustomers: boolean | undefined;
}

/** `<partnerkit-product-toggle>`: chooses a product; `pk-product-change` is for you to hand on. */
export interface ProductToggleElement extends PartnerElement {
  /** The chosen product; the first one unless told. */
  product: string | undefined;
  /** Between which is chosen; meetings and calling unless told. JSON in the attribute. */
  products: readonly string[] | undefined;
}

/** What the elements of call legs have: which week they show, and whether another one can be chosen. */
export interface CallingWeekElement extends PartnerElement {
  /** The Sunday of the last week shown; absent, the last complete one. */
  week: string | undefined;
  /** The Sunday of the week that is chosen; the others step back. */
  chosenWeek: string | undefined;
  /** Makes weeks something that can be chosen: `pk-choose-week`. */
  chooseWeeks: boolean | undefined;
}

/** `<partnerkit-call-volume-chart>`: the calls that users made, week by week (CAL-1). */
export interface CallVolumeChartElement extends CallingWeekElement {}

/** `<partnerkit-call-quality-charts>`: poor legs week by week and by endpoint type (CAL-3, CAL-4). */
export interface CallQualityChartsElement extends CallingWeekElement {
  /** The endpoint type that is chosen. */
  chosenEndpoint: string | undefined;
  /** Makes endpoint types something that can be chosen: `pk-choose-endpoint`. */
  chooseEndpoints: boolean | undefined;
}

/** `<partnerkit-feature-usage-chart>`: calls of the week by feature, of customers with call queues (CAL-6). */
export interface FeatureUsageChartElement extends PartnerElement {
  /** The Sunday of the week shown; absent, the last complete one. */
  week: string | undefined;
}

/** What the tables of the calling engagement have. Slots as of the customer table, without detail. */
export interface CallingTableElement extends PartnerElement {
  /** The Sunday of the week shown; absent, the last complete one. */
  week: string | undefined;
  /** Shows only customers with legs of this endpoint type; the viewer can take it away (`pk-clear-endpoint`). */
  endpoint: string | undefined;
  /** The sort order; `null` for the order of the source. */
  sort: CallingTableProps['sort'];
  /** What the names are searched for. */
  search: string | undefined;
  /** How the columns are arranged. JSON in the attribute. */
  columnState: ColumnState | undefined;
  /** 2 unless told, 3 or 4: of its heading on your page. */
  headingLevel: 2 | 3 | 4 | undefined;
  /** Makes the names buttons: `pk-open-customer`. */
  openCustomers: boolean | undefined;
}

/** `<partnerkit-customer-usage-table>`: customers and how they use calling (CAL-2). */
export interface CustomerUsageTableElement extends CallingTableElement {}

/** `<partnerkit-customer-quality-table>`: customers and call quality (CAL-5). */
export interface CustomerQualityTableElement extends CallingTableElement {}

/** `<partnerkit-queue-insights>`: figures of queues and the customers that have them (CAL-7, CAL-8). */
export interface QueueInsightsElement extends CallingTableElement {}

/** What the elements of one customer have. */
export interface CustomerElement extends PartnerElement {
  /** The id of the customer; needed, but for the audit trail. */
  customerId: string | undefined;
}

/** `<partnerkit-customer-subscriptions>`: a customer's subscriptions, renewals and licenses (DET-1). */
export interface CustomerSubscriptionsElement extends CustomerElement {}

/** `<partnerkit-customer-license-trend>`: how a customer's use of its licenses has developed, week by week (DET-1, SUB-0). */
export interface CustomerLicenseTrendElement extends CustomerElement {
  /** The product shown; the one with the most licenses unless told. */
  product: string | undefined;
  /** How many complete weeks, 26 unless told, 104 at most. */
  weeks: number | undefined;
}

/** `<partnerkit-customer-next-step>`: what to do next with a customer, and why (WRK-1, WRK-2). */
export interface CustomerNextStepElement extends CustomerElement {
  /** The words of reasons of your own by their ids, or other ones for ours. */
  words: WorklistProps['words'];
}

/** `<partnerkit-explained-statuses>`: the statuses of a customer, each with what it means and why it holds (CUS-2). */
export interface ExplainedStatusesElement extends CustomerElement {}

/** `<partnerkit-customer-calling>`: a customer's call legs: volume, quality, locations (DET-3). */
export interface CustomerCallingElement extends CustomerElement, CallingWeekElement {}

/** `<partnerkit-customer-trials>`: a customer's trials; started, extended and ended from here (DET-2, TRI-2). */
export interface CustomerTrialsElement extends CustomerElement {
  /** The products that a trial can be of; those of the hub unless told. JSON in the attribute. */
  products: readonly string[] | undefined;
  /** Where what is entered is kept; absent, the browser's `localStorage`, `null` for nowhere. */
  draftStorage: StartTrialProps['draftStorage'];
}

/** `<partnerkit-start-trial>`: the wizard that starts a trial (TRI-1). */
export interface StartTrialElement extends PartnerElement {
  /** For whom, `{"id": "…", "name": "…"}`; absent, it is asked. JSON in the attribute. */
  customer: StartTrialProps['customer'];
  /** The products that a trial can be of; those of the hub unless told. JSON in the attribute. */
  products: readonly string[] | undefined;
  /** Makes a button that leaves the wizard: `pk-leave`. */
  canLeave: boolean | undefined;
  /** Where what is entered is kept; absent, the browser's `localStorage`, `null` for nowhere. */
  draftStorage: StartTrialProps['draftStorage'];
  /** In which region a country's customers are; ours unless told. */
  countryRegions: StartTrialProps['countryRegions'];
}

/** `<partnerkit-tag-editor>`: the tags of a customer (TAG-1, TAG-2). */
export interface TagEditorElement extends CustomerElement {}

/** `<partnerkit-report-builder>`: runs a report or schedules it, and keeps templates (REP-1 to REP-6). */
export interface ReportBuilderElement extends PartnerElement {
  /** `usage`, `devices`, `phoneNumbers` or the id of a template of your own. */
  template: string | undefined;
}

/** `<partnerkit-import-files>`: brings files in, with a preview before anything is written (REP-8). */
export interface ImportFilesElement extends PartnerElement {
  /** The import that is shown, `null` for none; absent, the last one that is under way. */
  importId: string | null | undefined;
}

/** `<partnerkit-audit-trail>`: who changed what (AUD-1), of all customers or of one. Slots as of the customer table, without detail. */
export interface AuditTrailElement extends CustomerElement {
  /** By whom, of which kinds and within which days. JSON in the attribute. */
  filter: AuditFilter | undefined;
  /** `-at`, the newest first, unless told. */
  sort: AuditSort | undefined;
  /** How the columns are arranged. JSON in the attribute. */
  columnState: ColumnState | undefined;
  /** Makes the names of customers buttons: `pk-open-customer`. */
  openCustomers: boolean | undefined;
}

/** `<partnerkit-administrators>`: who has access to all customers (DET-4). */
export interface AdministratorsElement extends PartnerElement {}

/** `<partnerkit-partner-administrators>`: who looks after a customer (DET-4). */
export interface PartnerAdministratorsElement extends CustomerElement {
  /** Where you show the element of administrators: a link stands beside those with access to all. */
  administratorsHref: string | undefined;
}

/** `<partnerkit-users>`: the users of the partner organization and their roles (ORG-3). */
export interface UsersElement extends PartnerElement {
  /** What names and addresses are searched for. */
  search: string | undefined;
}

/** `<partnerkit-organization-setup>`: sets the partner organization up, and shows it then (ORG-1, ORG-2). */
export interface OrganizationSetupElement extends PartnerElement {
  /** Makes a button that leads to where services are managed: `pk-manage-services`. */
  manageServices: boolean | undefined;
  /** Makes a button that leaves the wizard: `pk-leave`. */
  canLeave: boolean | undefined;
  /** Where what is entered is kept; absent, the browser's `localStorage`, `null` for nowhere. */
  draftStorage: OrganizationSetupProps['draftStorage'];
  /** In which region a country's data is; ours unless told. */
  countryRegions: OrganizationSetupProps['countryRegions'];
}

/** `<partnerkit-resources-help>`: help topics, and how the helpdesk is reached (RES-1, RES-2). */
export interface ResourcesHelpElement extends PartnerElement {
  /** What is looked for. JSON in the attribute. */
  query: ResourceQuery | undefined;
  /** Your own content instead of what ships. JSON in the attribute. */
  content: ResourcesHelpProps['content'];
  /** How the helpdesk is reached; absent, it is not shown. JSON in the attribute, where addresses are enough. */
  helpdesk: ResourcesHelpProps['helpdesk'];
}

/** The elements by their names, as they are with the usual prefix. */
export interface PartnerElements {
  'partnerkit-provider': PartnerProviderElement;
  'partnerkit-customer-table': CustomerTableElement;
  'partnerkit-customer-tabs': CustomerTabsElement;
  'partnerkit-worklist': WorklistElement;
  'partnerkit-region-selector': RegionSelectorElement;
  'partnerkit-region-roll-up': RegionRollUpElement;
  'partnerkit-product-toggle': ProductToggleElement;
  'partnerkit-subscription-kpis': SubscriptionKpisElement;
  'partnerkit-subscription-tables': SubscriptionTablesElement;
  'partnerkit-license-trend': LicenseTrendElement;
  'partnerkit-call-volume-chart': CallVolumeChartElement;
  'partnerkit-call-quality-charts': CallQualityChartsElement;
  'partnerkit-feature-usage-chart': FeatureUsageChartElement;
  'partnerkit-customer-usage-table': CustomerUsageTableElement;
  'partnerkit-customer-quality-table': CustomerQualityTableElement;
  'partnerkit-queue-insights': QueueInsightsElement;
  'partnerkit-customer-subscriptions': CustomerSubscriptionsElement;
  'partnerkit-customer-license-trend': CustomerLicenseTrendElement;
  'partnerkit-customer-next-step': CustomerNextStepElement;
  'partnerkit-explained-statuses': ExplainedStatusesElement;
  'partnerkit-customer-calling': CustomerCallingElement;
  'partnerkit-customer-trials': CustomerTrialsElement;
  'partnerkit-start-trial': StartTrialElement;
  'partnerkit-tag-editor': TagEditorElement;
  'partnerkit-report-builder': ReportBuilderElement;
  'partnerkit-report-list': ReportListElement;
  'partnerkit-import-files': ImportFilesElement;
  'partnerkit-audit-trail': AuditTrailElement;
  'partnerkit-administrators': AdministratorsElement;
  'partnerkit-partner-administrators': PartnerAdministratorsElement;
  'partnerkit-users': UsersElement;
  'partnerkit-organization-setup': OrganizationSetupElement;
  'partnerkit-resources-help': ResourcesHelpElement;
}

/**
 * What the elements tell of, by the names of their events. All bubble, out of shadow roots too; a `…-change` that is prevented
 * (`preventDefault()`) is not kept.
 */
export interface PartnerElementEvents {
  'pk-region-change': CustomEvent<{ readonly region: string | null }>;
  /** Help topics tell an object. */
  'pk-query-change': CustomEvent<{ readonly query: string | ResourceQuery }>;
  'pk-sort-change': CustomEvent<{ readonly sort: string | null }>;
  'pk-selection-change': CustomEvent<{ readonly selection: CustomerSelection }>;
  'pk-column-state-change': CustomEvent<{ readonly columnState: ColumnState }>;
  'pk-filter-change': CustomEvent<{ readonly filter: WorklistFilter | AuditFilter }>;
  'pk-group-by-change': CustomEvent<{ readonly groupBy: WorklistGrouping }>;
  'pk-sorts-change': CustomEvent<{ readonly sorts: SectionSorts }>;
  'pk-column-states-change': CustomEvent<{ readonly columnStates: SectionColumnStates }>;
  'pk-open-customer': CustomEvent<{
    readonly customer: Customer | { readonly id: string; readonly name: string };
  }>;
  /** `region` where the roll-up of regions tells it. */
  'pk-show-customers': CustomEvent<{ readonly kpi: SubscriptionKpi; readonly region?: string | undefined }>;
  'pk-open-region': CustomEvent<{ readonly region: string }>;
  'pk-product-change': CustomEvent<{ readonly product: string }>;
  'pk-search-change': CustomEvent<{ readonly search: string }>;
  'pk-detail-change': CustomEvent<{ readonly detail: string | null }>;
  'pk-template-change': CustomEvent<{ readonly template: string }>;
  'pk-import-id-change': CustomEvent<{ readonly importId: string | null }>;
  'pk-choose-week': CustomEvent<{ readonly week: string }>;
  'pk-choose-endpoint': CustomEvent<{ readonly endpoint: string }>;
  'pk-clear-endpoint': CustomEvent<object>;
  'pk-imported': CustomEvent<{ readonly import: Import }>;
  'pk-set-up': CustomEvent<{ readonly organization: Organization }>;
  'pk-open-resource': CustomEvent<{ readonly resource: Resource }>;
  /** Whether something is entered that is not saved: ask before your own navigation leaves. */
  'pk-unsaved-change': CustomEvent<{ readonly unsaved: boolean }>;
  'pk-leave': CustomEvent<object>;
  'pk-manage-services': CustomEvent<object>;
  'pk-trial-started': CustomEvent<{ readonly started: StartedTrial }>;
  /**
   * What failed below, as `observe.error` of the provider of the React widgets tells it: `failure` may be sent anywhere, `error` may quote
   * rows. No `failure`: the element itself could not be loaded.
   */
  'pk-error': CustomEvent<{
    readonly failure?: ObservedFailure | undefined;
    readonly error: PartnerError;
  }>;
  /** How long a call took. */
  'pk-metric': CustomEvent<PartnerMetric>;
  /** What happened below, by ids and names of fields. */
  'pk-event': CustomEvent<PartnerEvent>;
}

declare global {
  interface HTMLElementTagNameMap extends PartnerElements {}
  interface HTMLElementEventMap extends PartnerElementEvents {}
}
