import type { Customer } from '@partnerkit/sdk';
import { type CustomerAction, createEnrichment } from '@partnerkit/ui';
import type { Texts } from './texts.ts';

/** Columns of the portal's own: who of the team owns a customer. A portal of your own asks its CRM here, of the ids that it is given. */
export function portalColumns(text: Texts) {
  return createEnrichment([
    {
      id: 'owner',
      header: text.accountOwner,
      type: 'text',
      complete: true,
      filter: 'choice',
      load: async (ids) => {
        const owners = await ownerOfEach();
        // nobody owns the others, which is something else than not to know it
        return Object.fromEntries(ids.map((id) => [id, owners.get(id) ?? null]));
      },
    },
  ]);
}

/** What the portal does with customers beside what the list does by itself. */
export function portalActions(text: Texts): readonly CustomerAction[] {
  return [
    {
      id: 'copy-addresses',
      label: text.copyAddresses,
      isAvailable: ({ adminEmail }) => adminEmail !== undefined,
      run: (customers) => navigator.clipboard.writeText(addressesOf(customers).join('; ')),
    },
  ];
}

function addressesOf(customers: readonly Customer[]): readonly string[] {
  return [...new Set(customers.flatMap(({ adminEmail }) => adminEmail ?? []))];
}

/** The key accounts of the demo partner, as somebody has put them down in a file. */
async function ownerOfEach(): Promise<ReadonlyMap<string, string>> {
  const { default: accounts } = await import('../account-owners.json');
  return new Map(Object.entries(accounts).flatMap(([owner, ids]) => ids.map((id) => [id, owner] as const)));
}
