import '@partnerkit/ui/styles.css';
import { createPartnerClient, memorySource, type PartnerDataSource } from '@partnerkit/sdk';
import { CustomerTable, createEnrichment, PartnerProvider } from '@partnerkit/ui';
import { useMemo, useState } from 'react';
import { changesTags, hasOwners } from '../asked.ts';
import { columns } from '../columns.ts';
import { type BenchFilter, type BenchTable, reactContestant } from '../contestant.ts';
import { ownerOf } from '../row-choice.ts';

const shown = columns.map(({ id }) => id);
const enrich = hasOwners
  ? createEnrichment([
      {
        ...{ id: 'owner', header: 'Owner', type: 'text', filter: 'choice', complete: true },
        batchSize: 10_000,
        load: (ids) => new Map(ids.map((id) => [id, ownerOf(id)])),
      },
    ])
  : undefined;
const saveTags = changesTags ? () => {} : undefined;
let table: PartnerDataSource | undefined;

const PartnerKit: BenchTable = ({ data, filter }) => {
  const [query, setQuery] = useState('');
  const source = useMemo(() => {
    const { customers, subscriptions } = data;
    table = memorySource({ customers, subscriptions, saveTags });
    return table;
  }, [data]);
  return (
    <PartnerProvider source={source} asOf="2026-11-16">
      <CustomerTable
        columns={shown}
        enrich={enrich}
        query={filter ? queryOf(filter) : query}
        onQueryChange={setQuery}
      />
    </PartnerProvider>
  );
};

function queryOf({ text, ...chosen }: BenchFilter): string {
  const choices = Object.entries(chosen).filter(([, value]) => value !== undefined);
  return [...choices.map(([field, value]) => `${field}:${JSON.stringify(value)}`), text].join(' ');
}

export const contestant = reactContestant(PartnerKit, {
  addTag: async (customerIds, tag) => {
    if (table) await createPartnerClient({ source: table }).tags.add({ customerIds, tags: [tag] });
  },
  firstName: 'tr[data-index="0"] .pk-name',
  nameHeader: { selector: 'th:nth-child(2) .pk-sort-button' },
  licensesHeader: { selector: 'th:nth-child(6) .pk-sort-button' },
  scroller: '.pk-table-scroller',
});
