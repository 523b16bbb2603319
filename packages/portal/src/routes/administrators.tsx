import { Administrators } from '@partnerkit/ui';
import type { Address } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';

/** Who has access to all customers (DET-4). */
export function AdministratorsRoute({ address, text }: { address: Address; text: Texts }) {
  return (
    <>
      <PageHeading address={address} text={text} name={text.administrators} />
      <Administrators />
    </>
  );
}
