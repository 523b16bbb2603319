import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';
import { it } from '@partnerkit/ui/locales/it';
import { customers } from './host.tsx';

const source = memorySource({ customers });

const messages = {
  ...it,
  'customers.title': 'I nostri clienti',
  'customers.count': '{total, plural, one {# cliente nostro} other {# clienti nostri}}',
};

export const InItalian = () => (
  <PartnerProvider source={source} locale="it" messages={messages}>
    <CustomerTable />
  </PartnerProvider>
);
