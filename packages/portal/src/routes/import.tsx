import { ImportFiles } from '@partnerkit/ui';
import type { Address } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';

/** Files of the hub are imported here (REP-8). */
export function ImportRoute({ address, text }: { address: Address; text: Texts }) {
  return (
    <>
      <PageHeading address={address} text={text} name={text.import} />
      <ImportFiles />
    </>
  );
}
