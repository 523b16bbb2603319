import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';
import { FormOfHost } from './form-of-host.tsx';

const source = memorySource({
  customers: () => fetch('/api/customers').then((response) => response.json()),
  saveTags: async () => {},
  viewer: { roles: ['partnerFullAdmin'] },
});

/** The table inside a form of the host's own. */
export function TableInForm() {
  return (
    <FormOfHost>
      <PartnerProvider source={source}>
        <CustomerTable onOpenCustomer={() => {}} />
      </PartnerProvider>
    </FormOfHost>
  );
}
