import type { Bundler } from './bundled-page.ts';

/** What may be paid for one thing that a page imports: gzip, react apart, 1 kB = 1000 bytes. */
export interface SizeBudget {
  readonly name: string;
  readonly maxBytes: number;
  /**
   * A module that imports it, bundled by Rolldown unless told, or a file of a package as it is. What loads later does not count, nor what the module
   * `beside` it has loaded already.
   */
  readonly measure:
    | { readonly code: string; readonly beside?: string; readonly by?: Bundler }
    | { readonly file: string }
    /** The script of a page without a build and what it loads for an element, React included: the beginnings of their names; and its sheet. */
    | { readonly elements: readonly string[]; readonly sheet?: string };
}

/** What a page imports and uses. It exports nothing, as pages do: what is shared with what loads later stays in one file. */
const page = (names: string, from: string) =>
  `import { ${names} } from '${from}'; Object.assign(globalThis, { ${names} });\n`;

const provider = page('memorySource', '@partnerkit/sdk') + page('PartnerProvider', '@partnerkit/ui');
const table = provider + page('CustomerTable', '@partnerkit/ui');
/** What every widget that asks for data brings is there already. */
const widget = provider + page('RegionSelector', '@partnerkit/ui');
const trials = widget + page('CustomerTrials', '@partnerkit/ui/customer-trials');
const trend = provider + page('LicenseTrend', '@partnerkit/ui');

/** What a widget adds to a page that has other things already. */
function added(name: string, entry: string, maxBytes: number, beside: string, what: string): SizeBudget[] {
  return [
    {
      name: `ui: what ${name} adds to a page with ${what}`,
      maxBytes,
      measure: { code: beside + page(name, entry), beside },
    },
  ];
}

/** All budgets. */
export const budgets: readonly SizeBudget[] = [
  {
    name: 'sdk: the client over memorySource',
    maxBytes: 14_000,
    measure: { code: page('createPartnerClient, memorySource', '@partnerkit/sdk') },
  },
  {
    name: 'sdk: the same, bundled by esbuild',
    maxBytes: 15_000,
    measure: { code: page('createPartnerClient, memorySource', '@partnerkit/sdk'), by: 'esbuild' },
  },
  {
    name: 'sdk: what httpSource adds to the client',
    maxBytes: 12_350,
    measure: {
      code:
        page('createPartnerClient', '@partnerkit/sdk') + page('httpSource', '@partnerkit/sdk/sources/http'),
      beside: page('createPartnerClient', '@partnerkit/sdk'),
    },
  },
  {
    name: 'sdk: the KPIs alone',
    maxBytes: 8_350,
    measure: {
      code: page(
        'licenseKpis, sectionFigures, tallyOf, licenseTrend, sectionPools, sectionRow',
        '@partnerkit/sdk/kpis',
      ),
    },
  },
  {
    name: 'sdk: the sums of call legs and the picture of a week alone',
    maxBytes: 12_500,
    measure: { code: page('sumCallLegs, sumWeeklyTotals, callingPicture', '@partnerkit/sdk/calling') },
  },
  {
    name: 'sdk: XLSX alone, which a page loads when one is first asked for',
    maxBytes: 10_000,
    measure: { code: page('writeXlsx', '@partnerkit/sdk/xlsx') },
  },
  {
    name: 'ui: CustomerTable over memorySource, before a first interaction',
    maxBytes: 59_900,
    measure: { code: table },
  },
  {
    name: 'ui: what SubscriptionTables adds to a page with CustomerTable',
    maxBytes: 9_300,
    measure: { code: table + page('SubscriptionTables', '@partnerkit/ui'), beside: table },
  },
  {
    name: 'ui: what LicenseTrend adds to a page with a provider',
    maxBytes: 23_000,
    measure: { code: trend, beside: provider },
  },
  {
    name: 'ui: what CallQualityCharts adds to a page with LicenseTrend',
    maxBytes: 4_300,
    measure: { code: trend + page('CallQualityCharts', '@partnerkit/ui'), beside: trend },
  },
  {
    name: 'ui: what all calling charts add to a page with a provider',
    maxBytes: 23_300,
    measure: {
      code:
        provider +
        page('CallVolumeChart, CallQualityCharts, FeatureUsageChart', '@partnerkit/ui/calling-charts'),
      beside: provider,
    },
  },
  {
    name: 'ui: what all calling tables add to a page with CustomerTable',
    maxBytes: 9_750,
    measure: {
      code:
        table +
        page('CustomerUsageTable, CustomerQualityTable, QueueInsights', '@partnerkit/ui/calling-tables'),
      beside: table,
    },
  },
  {
    name: "ui: what one customer's calls add to a page with a provider",
    maxBytes: 23_500,
    measure: {
      code: provider + page('CustomerCalling', '@partnerkit/ui/customer-calling'),
      beside: provider,
    },
  },
  {
    name: 'ui: what CustomerTrials adds to a page with another widget, before a dialog opens',
    maxBytes: 8_650,
    measure: { code: trials, beside: widget },
  },
  {
    name: 'ui: the wizard that starts a trial, with the form library, when it is first opened',
    maxBytes: 36_250,
    measure: { code: trials + page('StartTrial', '@partnerkit/ui/start-trial'), beside: trials },
  },
  ...added('AuditTrail', '@partnerkit/ui/audit-trail', 5_240, table, 'CustomerTable'),
  ...added('Users', '@partnerkit/ui/users', 4_000, table, 'CustomerTable'),
  ...added('Administrators', '@partnerkit/ui/administrators', 3_800, table, 'CustomerTable'),
  ...added('createEnrichment', '@partnerkit/ui/enrichment', 11_700, table, 'CustomerTable'),
  ...added('PartnerAdministrators', '@partnerkit/ui/partner-administrators', 3_050, table, 'CustomerTable'),
  ...added('OrganizationSetup', '@partnerkit/ui/organization-setup', 42_300, widget, 'another widget'),
  ...added('ReportBuilder', '@partnerkit/ui/report-builder', 40_850, widget, 'another widget'),
  ...added('ImportFiles', '@partnerkit/ui/import-files', 8_200, widget, 'another widget'),
  ...added('ReportList', '@partnerkit/ui/report-list', 10_300, widget, 'another widget'),
  ...added('ResourcesHelp', '@partnerkit/ui/resources-help', 15_150, widget, 'another widget'),
  ...added('RegionRollUp', '@partnerkit/ui/region-roll-up', 7_600, table, 'CustomerTable'),
  ...added('CustomerTabs', '@partnerkit/ui/customer-tabs', 1_000, table, 'CustomerTable'),
  ...added('Worklist', '@partnerkit/ui/worklist', 12_350, table, 'CustomerTable'),
  {
    name: 'ui: createTheme alone',
    maxBytes: 11_400,
    measure: { code: page('createTheme', '@partnerkit/ui/theme') },
  },
  {
    name: 'elements: the script alone, before an element is there',
    maxBytes: 4_250,
    measure: { elements: [] },
  },
  {
    name: 'elements: a page with the customer table over httpSource, React included',
    maxBytes: 114_150,
    measure: { elements: ['draw', 'drawn-customer-table', 'http-data'] },
  },
  {
    name: 'elements: a page with the customer table over rows of its own, React included',
    maxBytes: 110_550,
    measure: { elements: ['draw', 'drawn-customer-table', 'memory-data'] },
  },
  {
    name: 'elements: all that the first of these two loads, with the style sheet of all widgets',
    maxBytes: 129_300,
    measure: {
      elements: ['draw', 'drawn-customer-table', 'http-data'],
      sheet: 'elements/dist/partnerkit.css',
    },
  },
  {
    name: 'elements: the same, with the style sheet of the table alone',
    maxBytes: 122_850,
    measure: {
      elements: ['draw', 'drawn-customer-table', 'http-data'],
      sheet: 'elements/dist/customer-table.css',
    },
  },
  { name: 'ui: style sheet', maxBytes: 15_150, measure: { file: 'ui/dist/styles.css' } },
];
