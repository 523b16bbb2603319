import { memorySource } from '@partnerkit/sdk';
import type { Dictionary } from '@partnerkit/ui';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';
import { it } from '@partnerkit/ui/locales/it';
import { customers } from './host.tsx';

const source = memorySource({ customers });

const messages = {
  ...it,
  'customers.title': 'I nostri clienti',
  'customers.count': '{total, plural, one {# cliente nostro} other {# clienti nostri}}',
} satisfies Dictionary; // an id that is none is an error

export const InItalian = () => (
  <PartnerProvider source={source} locale="it" messages={messages}>
    <CustomerTable />
  </PartnerProvider>
);
