import { memorySource } from '@partnerkit/sdk';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { AuditTrail } from '../../audit/audit-trail.tsx';
import { CustomerUsageTable } from '../../calling/customer-usage-table.tsx';
import { Users } from '../../organization/users.tsx';
import { PartnerProvider } from '../../provider/partner-provider.tsx';
import { SubscriptionTables } from '../../subscriptions/subscription-tables.tsx';
import { Worklist } from '../../worklist/worklist.tsx';
import type { TableSlots } from './table-slots.ts';

const source = memorySource({
  customers: [{ id: 'a', name: 'Acme' }],
  subscriptions: [
    {
      ...{ id: 's', customerId: 'a', kind: 'subscription', startDate: '2026-01-01', endDate: '2026-12-01' },
      ...{ autoRenews: false, licenses: [{ product: 'meetings', purchased: 10, assigned: 2, used: 1 }] },
    },
  ],
  callLegs: [],
  users: [
    { id: 'ada', name: 'Ada', roles: ['partnerFullAdmin'] },
    { id: 'bob', name: 'Bob', roles: ['helpdesk'] },
  ],
  auditEntries: [
    {
      ...{ id: '1', at: '2026-11-16T09:00:00Z', actor: { id: 'ada', name: 'Ada' }, action: 'tags.add' },
      ...{
        subject: { kind: 'customer', id: 'a' },
        changes: [{ field: 'tags', before: [], after: ['Gold'] }],
      },
    },
  ],
} as never);

const show = (widget: ReactNode) =>
  render(
    <PartnerProvider source={source} asOf="2026-11-16">
      {widget}
    </PartnerProvider>,
  );

const slots: TableSlots = {
  toolbar: () => <span>own tool</span>,
  header: ({ column, children }) => (
    <i>
      {children} [{column}]
    </i>
  ),
  empty: () => <span>nothing at all</span>,
  noMatch: ({ clear }) => (
    <button type="button" onClick={clear}>
      show all
    </button>
  ),
  footer: ({ loaded }) => <span>{loaded} below</span>,
};

describe('parts that a host draws', () => {
  it('are those of the audit trail', async () => {
    show(
      <AuditTrail
        slots={slots}
        cells={{ actor: ({ row }) => <b>by {row.actor.id}</b> }}
        defaultFilter={{ actor: 'nobody' }}
      />,
    );
    await userEvent.setup().click(await screen.findByRole('button', { name: 'show all' }));
    expect(await screen.findByText('by ada')).toBeTruthy();
    expect(screen.getByText('1 below')).toBeTruthy();
    expect(screen.getByText('own tool')).toBeTruthy();
    expect(screen.getByText(/\[actor\]/)).toBeTruthy();
  });

  it('are those of each section of the subscriptions', async () => {
    show(
      <SubscriptionTables
        sections={['expiring', 'lowAssignment']}
        slots={slots}
        cells={{
          customer: ({ row, children }) => (
            <b>
              {children} has {row.total}
            </b>
          ),
        }}
      />,
    );
    expect((await screen.findAllByText('own tool')).length).toBe(2);
    expect((await screen.findAllByText('has 10', { exact: false })).length).toBeGreaterThan(0);
  });

  it('are those of the calling tables', async () => {
    show(<CustomerUsageTable slots={slots} defaultSearch="nobody" />);
    await userEvent.setup().click(await screen.findByRole('button', { name: 'show all' }));
    expect(await screen.findByText('nothing at all')).toBeTruthy();
    expect(screen.getByText('0 below')).toBeTruthy();
  });

  it('are those of the worklist, and of each of its customers', async () => {
    show(
      <Worklist
        defaultFilter={{ show: 'open' }}
        defaultGroupBy="day"
        slots={{ ...slots, item: ({ item }) => <span>ask about {item.customerName}</span> }}
      />,
    );
    const entry = await screen.findByRole('article');
    expect(within(entry).getByText('ask about Acme')).toBeTruthy();
    expect(screen.getByText('own tool')).toBeTruthy();
  });
});

it('what is searched among users starts as a host has it', async () => {
  show(<Users defaultSearch="bob" />);
  expect(await screen.findByText('Bob')).toBeTruthy();
  expect(screen.queryByText('Ada')).toBeNull();
  await userEvent.setup().clear(screen.getByRole('searchbox'));
  expect(screen.getByText('Ada')).toBeTruthy();
});
