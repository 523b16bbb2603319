import { type DrawnWidget, openCustomer, type Told, tableSlots } from './drawn-widget.ts';
import { attributeName } from './fields.ts';
import type { WidgetName } from './widget-fields.ts';

interface LoadedWidget extends Omit<DrawnWidget, 'Widget'> {
  readonly load: () => Promise<DrawnWidget['Widget']>;
}

const chooseWeek: Told = {
  event: 'pk-choose-week',
  details: ['week'],
  when: 'chooseWeeks',
  keeps: 'chosenWeek',
};
const unsaved: Told = { event: 'pk-unsaved-change', details: ['unsaved'] };
const leave: Told = { event: 'pk-leave', details: [], when: 'canLeave' };
const trialStarted: Told = { event: 'pk-trial-started', details: ['started'] };
const slots = { ...tableSlots, header: 'header' };
/** For a widget that shows nothing without a field. */
const needs = (field: string): Pick<DrawnWidget, 'missingIn'> => ({
  missingIn: ({ localName, values }) =>
    (values[field] ?? '') === '' ? `<${localName}> needs the attribute ${attributeName(field)}.` : undefined,
});
const ofCustomer = needs('customerId');
const callingTable = {
  changes: ['sort', 'search', 'columnState'],
  tells: {
    onOpenCustomer: openCustomer,
    onClearEndpoint: { event: 'pk-clear-endpoint', details: [], keeps: 'endpoint' },
  },
  slots,
};

/** How each widget but the customer table stands in its element. */
const otherWidgets: Readonly<Record<Exclude<WidgetName, 'customer-table'>, LoadedWidget>> = {
  'customer-tabs': {
    changes: ['query'],
    load: async () => (await import('@partnerkit/ui/customer-tabs')).CustomerTabs,
  },
  worklist: {
    changes: ['filter', 'groupBy'],
    tells: { onOpenCustomer: openCustomer },
    slots: tableSlots,
    load: async () => (await import('@partnerkit/ui/worklist')).Worklist,
  },
  'region-selector': {
    load: async () => (await import('./one-region.tsx')).RegionSelectorOfElement,
  },
  'region-roll-up': {
    tells: {
      onOpenRegion: { event: 'pk-open-region', details: ['region'], when: 'openRegions' },
      onShowCustomers: { event: 'pk-show-customers', details: ['kpi', 'region'], when: 'showCustomers' },
    },
    load: async () => (await import('@partnerkit/ui/region-roll-up')).RegionRollUp,
  },
  'product-toggle': {
    changes: ['product'],
    load: async () => (await import('@partnerkit/ui/product-toggle')).ProductToggle,
  },
  'subscription-kpis': {
    tells: {
      onShowCustomers: { event: 'pk-show-customers', details: ['kpi'], when: 'showCustomers' },
    },
    load: async () => (await import('@partnerkit/ui/subscription-kpis')).SubscriptionKpis,
  },
  'subscription-tables': {
    changes: ['sorts', 'columnStates'],
    tells: { onOpenCustomer: openCustomer },
    slots,
    load: async () => (await import('@partnerkit/ui/subscription-tables')).SubscriptionTables,
  },
  'license-trend': {
    ...needs('product'),
    load: async () => (await import('@partnerkit/ui/license-trend')).LicenseTrend,
  },
  'call-volume-chart': {
    tells: { onChooseWeek: chooseWeek },
    load: async () => (await import('@partnerkit/ui/calling-charts')).CallVolumeChart,
  },
  'call-quality-charts': {
    tells: {
      onChooseWeek: chooseWeek,
      onChooseEndpoint: {
        event: 'pk-choose-endpoint',
        details: ['endpoint'],
        when: 'chooseEndpoints',
        keeps: 'chosenEndpoint',
      },
    },
    load: async () => (await import('@partnerkit/ui/calling-charts')).CallQualityCharts,
  },
  'feature-usage-chart': {
    load: async () => (await import('@partnerkit/ui/calling-charts')).FeatureUsageChart,
  },
  'customer-usage-table': {
    ...callingTable,
    load: async () => (await import('@partnerkit/ui/calling-tables')).CustomerUsageTable,
  },
  'customer-quality-table': {
    ...callingTable,
    load: async () => (await import('@partnerkit/ui/calling-tables')).CustomerQualityTable,
  },
  'queue-insights': {
    ...callingTable,
    load: async () => (await import('@partnerkit/ui/calling-tables')).QueueInsights,
  },
  'customer-subscriptions': {
    ...ofCustomer,
    load: async () => (await import('@partnerkit/ui/customer-subscriptions')).CustomerSubscriptions,
  },
  'customer-license-trend': {
    ...ofCustomer,
    changes: ['product'],
    load: async () => (await import('@partnerkit/ui/license-trend')).CustomerLicenseTrend,
  },
  'customer-next-step': {
    ...ofCustomer,
    load: async () => (await import('@partnerkit/ui/worklist')).CustomerNextStep,
  },
  'explained-statuses': {
    ...ofCustomer,
    load: async () => (await import('@partnerkit/ui/customer-subscriptions')).ExplainedStatuses,
  },
  'customer-calling': {
    ...ofCustomer,
    tells: { onChooseWeek: chooseWeek },
    load: async () => (await import('@partnerkit/ui/customer-calling')).CustomerCalling,
  },
  'customer-trials': {
    ...ofCustomer,
    tells: { onTrialStarted: trialStarted, onUnsavedChange: unsaved },
    load: async () => (await import('@partnerkit/ui/customer-trials')).CustomerTrials,
  },
  'start-trial': {
    tells: { onTrialStarted: trialStarted, onUnsavedChange: unsaved, onLeave: leave },
    load: async () => (await import('@partnerkit/ui/start-trial')).StartTrial,
  },
  'tag-editor': {
    ...ofCustomer,
    load: async () => (await import('@partnerkit/ui/tag-editor')).CustomerTagEditor,
  },
  'report-builder': {
    changes: ['template'],
    load: async () => (await import('@partnerkit/ui/report-builder')).ReportBuilder,
  },
  'report-list': {
    load: async () => (await import('@partnerkit/ui/report-list')).ReportList,
  },
  'import-files': {
    changes: ['importId'],
    tells: { onImported: { event: 'pk-imported', details: ['import'] } },
    load: async () => (await import('@partnerkit/ui/import-files')).ImportFiles,
  },
  'audit-trail': {
    changes: ['filter', 'sort', 'columnState'],
    tells: { onOpenCustomer: openCustomer },
    slots,
    load: async () => (await import('@partnerkit/ui/audit-trail')).AuditTrail,
  },
  administrators: {
    load: async () => (await import('@partnerkit/ui/administrators')).Administrators,
  },
  'partner-administrators': {
    ...ofCustomer,
    load: async () => (await import('@partnerkit/ui/partner-administrators')).PartnerAdministrators,
  },
  users: {
    changes: ['search'],
    load: async () => (await import('@partnerkit/ui/users')).Users,
  },
  'organization-setup': {
    tells: {
      onSetUp: { event: 'pk-set-up', details: ['organization'] },
      onUnsavedChange: unsaved,
      onLeave: leave,
      onManageServices: { event: 'pk-manage-services', details: [], when: 'manageServices' },
    },
    load: async () => (await import('@partnerkit/ui/organization-setup')).OrganizationSetup,
  },
  'resources-help': {
    changes: ['query'],
    tells: { onOpenResource: { event: 'pk-open-resource', details: ['resource'] } },
    load: async () => (await import('@partnerkit/ui/resources-help')).ResourcesHelp,
  },
};

/** Loads a widget together with what its element has to know of it. */
export async function loadOther(name: keyof typeof otherWidgets): Promise<DrawnWidget> {
  const { load, ...rest } = otherWidgets[name];
  return { ...rest, Widget: await load() };
}
