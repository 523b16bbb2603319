import { createRequire } from 'node:module';
import * as imported from '@partnerkit/sdk';
import * as importedCsv from '@partnerkit/sdk/csv';

const require = createRequire(import.meta.url);
const customers = [
  { id: '1', name: 'Aurora' },
  { id: '2', name: 'Borealis' },
];

for (const sdk of [imported, require('@partnerkit/sdk')]) {
  const client = sdk.createPartnerClient({ source: sdk.memorySource({ customers }) });
  const page = await client.customers.list({ query: '' });
  console.log(page.items.map(({ name }) => name).join(','));
}
console.log(Object.keys(require('@partnerkit/sdk/csv')).join() === Object.keys(importedCsv).join());
