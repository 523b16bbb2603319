import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';
import { createRoot } from 'react-dom/client';
import '@partnerkit/ui/styles.css';

const host = document.getElementById('host') as HTMLElement;
createRoot(host).render(
  <PartnerProvider source={memorySource({ customers: () => fetch('/api/customers').then((r) => r.json()) })}>
    <CustomerTable />
  </PartnerProvider>,
);
