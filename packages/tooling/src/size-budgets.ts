/** What may be paid for one thing that a page imports: gzip, react apart, 1 kB = 1000 bytes. */
export interface SizeBudget {
  readonly name: string;
  readonly maxBytes: number;
  /**
   * A module that imports it, or a file of a package as it is. What loads later does not count, nor what the module
   * `beside` it has loaded already.
   */
  readonly measure: { readonly code: string; readonly beside?: string } | { readonly file: string };
}

/** What a page imports and uses. It exports nothing, as pages do: what is shared with what loads later stays in one file. */
const page = (names: string, from: string) =>
  `import { ${names} } from '${from}'; Object.assign(globalThis, { ${names} });\n`;

const provider = page('memorySource', '@partnerkit/sdk') + page('PartnerProvider', '@partnerkit/ui');
const table = provider + page('CustomerTable', '@partnerkit/ui');

/** All budgets. */
export const budgets: readonly SizeBudget[] = [
  {
    name: 'sdk: the client over memorySource',
    maxBytes: 17_000,
    measure: { code: page('createPartnerClient, memorySource', '@partnerkit/sdk') },
  },
  {
    name: 'sdk: the same from its subpaths',
    maxBytes: 17_000,
    measure: {
      code:
        page('createPartnerClient', '@partnerkit/sdk/client') +
        page('memorySource', '@partnerkit/sdk/sources/memory'),
    },
  },
  {
    name: 'sdk: what httpSource adds to the client',
    maxBytes: 6_000,
    measure: {
      code: page('createPartnerClient, httpSource', '@partnerkit/sdk'),
      beside: page('createPartnerClient', '@partnerkit/sdk'),
    },
  },
  {
    name: 'sdk: the KPIs alone',
    maxBytes: 8_000,
    measure: {
      code: page(
        'licenseKpis, sectionFigures, tallyOf, licenseTrend, sectionPools, sectionRow',
        '@partnerkit/sdk/kpis',
      ),
    },
  },
  {
    name: 'ui: CustomerTable over memorySource, before a first interaction',
    maxBytes: 75_500,
    measure: { code: table },
  },
  {
    name: 'ui: what SubscriptionTables adds to a page with CustomerTable',
    maxBytes: 6_500,
    measure: { code: table + page('SubscriptionTables', '@partnerkit/ui'), beside: table },
  },
  {
    name: 'ui: what LicenseTrend adds to a page with a provider',
    maxBytes: 32_000,
    measure: {
      code: provider + page('LicenseTrend', '@partnerkit/ui'),
      beside: provider,
    },
  },
  { name: 'ui: style sheet', maxBytes: 10_000, measure: { file: 'ui/dist/styles.css' } },
];
