import { type CustomerRow, memorySource, type Subscription } from '@partnerkit/sdk';
import { CustomerTable } from '@partnerkit/ui/customer-table';
import { LicenseTrend } from '@partnerkit/ui/license-trend';
import { PartnerProvider } from '@partnerkit/ui/partner-provider';
import { StrictMode, useState } from 'react';

const weeks = ['2026-10-25', '2026-11-01', '2026-11-08'];
const customers: readonly CustomerRow[] = Array.from({ length: 30 }, (_, at) => ({
  id: `c-${at}`,
  name: `Customer ${String(at).padStart(2, '0')}`,
  region: ['EU', 'US'][at % 2],
}));
const subscriptions: readonly Subscription[] = customers.map(({ id }) => ({
  id: `s-${id}`,
  customerId: id,
  kind: 'subscription',
  startDate: '2026-01-01',
  endDate: '2027-01-01',
  licenses: [
    {
      product: 'meetings',
      purchased: 10,
      assigned: 5,
      used: 4,
      weeks: weeks.map((week) => ({ week, purchased: 10, assigned: 5, used: 4 })),
    },
  ],
}));

/** A page of a host that renders on its server and compiles its own components: a table and a chart over an array. */
export function ServerPage() {
  const [source] = useState(() => memorySource({ customers, subscriptions }));
  const [opened, setOpened] = useState<string>();
  return (
    <StrictMode>
      <PartnerProvider source={source} asOf="2026-11-16" locale="en">
        <CustomerTable onOpenCustomer={({ name }) => setOpened(name)} />
        <LicenseTrend product="meetings" />
      </PartnerProvider>
      <output>{opened}</output>
    </StrictMode>
  );
}
