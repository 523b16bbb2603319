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

/** All budgets. */
export const budgets: readonly SizeBudget[] = [
  {
    name: 'sdk: the client over memorySource',
    maxBytes: 14_000,
    measure: { code: "export { createPartnerClient, memorySource } from '@partnerkit/sdk';" },
  },
  {
    name: 'sdk: the same from its subpaths',
    maxBytes: 14_000,
    measure: {
      code: `export { createPartnerClient } from '@partnerkit/sdk/client';
        export { memorySource } from '@partnerkit/sdk/sources/memory';`,
    },
  },
  {
    name: 'sdk: what httpSource adds to the client',
    maxBytes: 6_000,
    measure: {
      code: "export { createPartnerClient, httpSource } from '@partnerkit/sdk';",
      beside: "export { createPartnerClient } from '@partnerkit/sdk';",
    },
  },
  {
    name: 'ui: CustomerTable over memorySource, before a first interaction',
    maxBytes: 65_000,
    measure: {
      code: `export { memorySource } from '@partnerkit/sdk';
        export { CustomerTable, PartnerProvider } from '@partnerkit/ui';`,
    },
  },
  { name: 'ui: style sheet', maxBytes: 10_000, measure: { file: 'ui/dist/styles.css' } },
];
