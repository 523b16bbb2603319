import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';
import styles from '@partnerkit/ui/styles.css?url';
import { createRoot } from 'react-dom/client';

const host = document.getElementById('host') as HTMLElement;
const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles });
const place = document.createElement('div');
host.attachShadow({ mode: 'open' }).append(sheet, place);
sheet.addEventListener('load', () => {
  createRoot(place).render(
    <PartnerProvider
      source={memorySource({ customers: () => fetch('/api/customers').then((r) => r.json()) })}
    >
      <CustomerTable />
    </PartnerProvider>,
  );
});
