import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';

const source = memorySource({
  customers: () => fetch('/api/customers').then((response) => response.json()),
  saveTags: async () => {},
});

/** What every page of this host shows: the table, in a form as hosts have them. */
export function App({ onSubmit }: { onSubmit: () => void }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <PartnerProvider source={source}>
        <CustomerTable onOpenCustomer={() => {}} />
      </PartnerProvider>
    </form>
  );
}
