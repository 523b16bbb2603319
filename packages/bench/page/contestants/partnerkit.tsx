import '@partnerkit/ui/styles.css';
import { type CustomerRow, memorySource } from '@partnerkit/sdk';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';
import { useMemo } from 'react';
import { columns } from '../columns.ts';
import { type BenchTable, reactContestant } from '../contestant.ts';

const shown = columns.map(({ id }) => id);

const PartnerKit: BenchTable = ({ rows }) => {
  const source = useMemo(
    () => memorySource({ customers: rows as unknown as readonly CustomerRow[] }),
    [rows],
  );
  return (
    <PartnerProvider source={source} asOf="2026-11-16">
      <CustomerTable columns={shown} />
    </PartnerProvider>
  );
};

export const contestant = reactContestant(PartnerKit, {
  firstName: 'tr[data-index="0"] .pk-name',
  nameHeader: 'th .pk-sort-button',
  scroller: '.pk-table-scroller',
});
