import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';
import '@partnerkit/ui/styles.css';

const source = memorySource({ customers: () => fetch('/api/customers').then((r) => r.json()) });

export const Customers = () => (
  <PartnerProvider source={source}>
    <CustomerTable />
  </PartnerProvider>
);
