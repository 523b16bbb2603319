import { createPartnerClient, memorySource } from '@partnerkit/sdk';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import type { CustomerColumn } from './customer-columns.tsx';
import { CustomerTable } from './customer-table.tsx';

it('draws one row again when one customer changes', async () => {
  const drawn: string[] = [];
  const own: CustomerColumn = {
    id: 'own',
    header: 'Own',
    value: ({ id }) => id,
    cell: ({ id }) => {
      drawn.push(id);
      return id;
    },
  };
  const extraColumns = [own];
  const customers = Array.from({ length: 30 }, (_, index) => ({
    id: `c${index}`,
    name: `Customer ${index}`,
  }));
  const source = memorySource({ customers, saveTags: () => {} });
  render(
    <PartnerProvider source={source}>
      <CustomerTable extraColumns={extraColumns} />
    </PartnerProvider>,
  );
  await screen.findByText('30 customers');
  // who may change tags is known by then, which draws another column
  await screen.findByRole('button', { name: 'Edit tags of Customer 3' });
  drawn.length = 0;
  await createPartnerClient({ source }).tags.add({ customerIds: ['c3'], tags: ['Gold'] });
  await screen.findByText('Gold');
  expect(new Set(drawn)).toEqual(new Set(['c3']));
});
