import '@partnerkit/ui/styles.css';
import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';
import { useMemo, useState } from 'react';
import { columns } from '../columns.ts';
import { type BenchFilter, type BenchTable, reactContestant } from '../contestant.ts';

const shown = columns.map(({ id }) => id);

const PartnerKit: BenchTable = ({ data, filter }) => {
  const [query, setQuery] = useState('');
  const source = useMemo(() => {
    const { customers, subscriptions } = data;
    return memorySource({ customers, subscriptions });
  }, [data]);
  return (
    <PartnerProvider source={source} asOf="2026-11-16">
      <CustomerTable columns={shown} query={filter ? queryOf(filter) : query} onQueryChange={setQuery} />
    </PartnerProvider>
  );
};

function queryOf({ text, status, product, tag }: BenchFilter): string {
  const choices = Object.entries({ status, product, tag }).filter(([, value]) => value !== undefined);
  return [...choices.map(([field, value]) => `${field}:${JSON.stringify(value)}`), text].join(' ');
}

export const contestant = reactContestant(PartnerKit, {
  firstName: 'tr[data-index="0"] .pk-name',
  nameHeader: { selector: 'th:nth-child(2) .pk-sort-button' },
  licensesHeader: { selector: 'th:nth-child(6) .pk-sort-button' },
  scroller: '.pk-table-scroller',
});
