import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, type CustomerTableProps } from '@partnerkit/ui/customer-table';
import { LicenseTrend } from '@partnerkit/ui/license-trend';
import { PartnerProvider } from '@partnerkit/ui/partner-provider';
import { StrictMode, useState } from 'react';
import { portfolio } from './portfolio';

/** A page of a host: a table and a chart over rows that are there; who keeps the table's state hands it in. */
export function TableAndChart({
  rows = portfolio,
  state = {},
}: {
  readonly rows?: typeof portfolio;
  readonly state?: CustomerTableProps;
}) {
  const [source] = useState(() => memorySource(rows));
  const [opened, setOpened] = useState<string>();
  return (
    <StrictMode>
      <PartnerProvider source={source} asOf="2026-11-16" locale="en">
        <CustomerTable {...state} onOpenCustomer={({ name }) => setOpened(name)} />
        <LicenseTrend product="meetings" />
      </PartnerProvider>
      <output>{opened}</output>
    </StrictMode>
  );
}
