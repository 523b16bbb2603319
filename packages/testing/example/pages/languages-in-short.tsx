import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';
import { it } from '@partnerkit/ui/locales/it';
import { customers } from './host.tsx';

const source = memorySource({ customers });

export const InItalian = () => (
  <PartnerProvider source={source} locale="it" messages={it} density="compact">
    <CustomerTable />
  </PartnerProvider>
);
