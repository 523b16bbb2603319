import { CustomerTable, PartnerProvider, RegionSelector } from '@partnerkit/ui';
import { source } from './source.ts';

/** Your customers. Everything of one page stands below one provider: source, region, language and theme. */
export function Portal() {
  return (
    <PartnerProvider source={source}>
      <header>
        <h1>Customers</h1>
        <RegionSelector />
      </header>
      <CustomerTable />
    </PartnerProvider>
  );
}
