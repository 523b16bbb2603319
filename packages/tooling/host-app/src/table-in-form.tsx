import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';

const source = memorySource({
  customers: () => fetch('/api/customers').then((response) => response.json()),
  saveTags: async () => {},
  viewer: { roles: ['partnerFullAdmin'] },
});

/** The table inside a form of the host's own, which counts how often it is submitted. */
export function TableInForm() {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { dataset } = document.documentElement;
        dataset.submits = String(Number(dataset.submits ?? 0) + 1);
      }}
    >
      <PartnerProvider source={source}>
        <CustomerTable onOpenCustomer={() => {}} />
      </PartnerProvider>
      <input name="host" aria-label="Field of the host" />
      <button type="submit">Save</button>
    </form>
  );
}
