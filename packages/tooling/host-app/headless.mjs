import { createRequire } from 'node:module';
import * as imported from '@partnerkit/sdk';
import * as importedCsv from '@partnerkit/sdk/csv';
import * as importedXlsx from '@partnerkit/sdk/xlsx';
import { CustomerTable } from '@partnerkit/ui';

const require = createRequire(import.meta.url);
const customers = [
  { id: '1', name: 'Aurora' },
  { id: '2', name: 'Borealis' },
];
const namesOf = ({ items }) => items.map(({ name }) => name).join(',');

for (const sdk of [imported, require('@partnerkit/sdk')]) {
  const client = sdk.createPartnerClient({ source: sdk.memorySource({ customers }) });
  console.log(
    namesOf(await client.customers.list({ query: '' })),
    namesOf(await client.customers.list({ query: 'bor' })),
  );
}
console.log(Object.keys(require('@partnerkit/sdk/csv')).join() === Object.keys(importedCsv).join());
for (const { writeXlsx } of [importedXlsx, require('@partnerkit/sdk/xlsx')]) {
  const columns = [{ header: 'Name', value: ({ name }) => name }];
  const bytes = await new Response(writeXlsx(columns, customers)).arrayBuffer();
  console.log(new TextDecoder().decode(bytes.slice(0, 2)));
}
console.log(typeof CustomerTable);
