import { RegionRollUp } from '@partnerkit/ui';
import { type Address, addressOf } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';

/** All regions at a glance (ROL-1). */
export function RegionsRoute({ address, text }: { address: Address; text: Texts }) {
  return (
    <>
      <PageHeading address={address} text={text} name={text.regions} />
      <RegionRollUp
        onOpenRegion={(region) => address.go(addressOf('/analytics', { region }))}
        onShowCustomers={(kpi, region) =>
          address.go(addressOf('/customers', { query: `kpi:${kpi}`, region }))
        }
      />
    </>
  );
}
