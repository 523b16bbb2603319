import { Users } from '@partnerkit/ui';
import type { Address } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';

/** The users of the partner organization and their roles (ORG-3). */
export function UsersRoute({ address, text }: { address: Address; text: Texts }) {
  return (
    <>
      <PageHeading address={address} text={text} name={text.users} />
      <Users
        search={address.value('search')}
        onSearchChange={(search) => address.setValue('search', search)}
      />
    </>
  );
}
