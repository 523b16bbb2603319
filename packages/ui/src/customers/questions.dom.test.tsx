import { createPartnerClient, memorySource, type PartnerDataSource } from '@partnerkit/sdk';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../testing/src/create-world.ts';
import { customerTableAddress } from '../address/customer-table-address.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { CustomerLicenseTrend } from '../subscriptions/customer-license-trend.tsx';
import { SubscriptionKpis } from '../subscriptions/subscription-kpis.tsx';
import { Worklist } from '../worklist/worklist.tsx';
import { CustomerTable } from './customer-table.tsx';
import { CustomerTabs } from './customer-tabs.tsx';

const soon = { kind: 'subscription' as const, startDate: '2026-01-01', autoRenews: false };
const pool = (used: number) => [{ product: 'meetings', purchased: 100, assigned: 90, used }];
const source = memorySource({
  customers: [
    { id: 'low', name: 'Low in December', region: 'EU', tags: ['Gold tier'] },
    { id: 'high', name: 'High in December', region: 'EU' },
    { id: 'later', name: 'Low in January', region: 'EU' },
    { id: 'us', name: 'Low elsewhere', region: 'US', tags: ['Gold tier'] },
  ],
  subscriptions: [
    { ...soon, id: '1', customerId: 'low', endDate: '2026-12-20', licenses: pool(12) },
    { ...soon, id: '2', customerId: 'high', endDate: '2026-12-20', licenses: pool(80) },
    { ...soon, id: '3', customerId: 'later', endDate: '2027-01-20', licenses: pool(12) },
    { ...soon, id: '4', customerId: 'us', endDate: '2026-12-20', licenses: pool(12) },
  ],
});

const show = (query: string) =>
  render(
    <PartnerProvider source={source} asOf="2026-11-29">
      <CustomerTable defaultQuery={query} columns={['name', 'usage', 'next']} />
    </PartnerProvider>,
  );

/** A list whose address stands below it. */
function Linked({ source: rows }: { source: PartnerDataSource }) {
  const [link, setLink] = useState<Readonly<Record<string, string | undefined>>>({});
  const list = customerTableAddress({ get: (name) => link[name], set: (next) => setLink(next) });
  return (
    <PartnerProvider source={rows} asOf="2026-11-29">
      <CustomerTabs query={list.query} onQueryChange={list.onQueryChange} />
      <CustomerTable {...list} columns={['name', 'overage']} />
      <output>{new URLSearchParams(link as Record<string, string>).toString()}</output>
    </PartnerProvider>
  );
}

describe('a question of the morning', () => {
  it('who in the EU expires next month with low usage?', async () => {
    show('region:EU expires:2026-12-01..2026-12-31 usage<50%');
    expect(await screen.findByText('Low in December')).toBeTruthy();
    expect(await screen.findByText('1 customer matches')).toBeTruthy();
    expect(screen.getByText('Expires')).toBeTruthy();
    expect(await screen.findByText('12.0%')).toBeTruthy();
  });

  it('whom did we tag gold? A tag that nobody has leads to the one that was meant', async () => {
    show('tag:gold');
    await userEvent.click(await screen.findByRole('button', { name: 'Gold tier' }));
    expect(await screen.findByText('Low in December')).toBeTruthy();
    expect(await screen.findByText('Low elsewhere')).toBeTruthy();
    expect(screen.queryByText('High in December')).toBeNull();
  });

  it('what comes next? A date that is past is said as such', async () => {
    const dated = ['2026-10-01', '2026-12-01'].flatMap((day) => [
      { id: `r${day}`, name: 'R', renewsOn: day },
      { id: `e${day}`, name: 'E', expiresOn: day },
    ]);
    render(
      <PartnerProvider source={memorySource({ customers: dated as never })} asOf="2026-11-29">
        <CustomerTable columns={['name', 'next']} defaultSort="next" />
      </PartnerProvider>,
    );
    await screen.findAllByText('R');
    const next = screen.getAllByRole('row').map((row) => row.lastElementChild?.textContent);
    expect(next.slice(1).sort()).toEqual([
      'Expired Oct 1, 2026',
      'Expires Dec 1, 2026',
      'Renews Dec 1, 2026',
      'Was to renew Oct 1, 2026',
    ]);
  });

  it('who is in the EU? A filter that was searched for as words is offered as one', async () => {
    show('low');
    await screen.findByText('Low elsewhere');
    const search = screen.getByRole('searchbox');
    await userEvent.clear(search);
    await userEvent.type(search, 'low region:EU');
    await userEvent.click(await screen.findByRole('button', { name: 'Region: European Union' }));
    expect(await screen.findByText('Low in December')).toBeTruthy();
    expect(screen.queryByText('Low elsewhere')).toBeNull();
    expect((search as HTMLInputElement).value).toBe('low');
  });

  it('who is over the limit, and by how much? As a link and as a file', async () => {
    const files: Blob[] = [];
    URL.createObjectURL = (file) => `blob:${files.push(file as Blob)}`;
    URL.revokeObjectURL = () => {};
    const over = [{ product: 'meetings', purchased: 100, assigned: 130, used: 80 }];
    const overLimit = memorySource({
      customers: [
        { id: 'over', name: 'Over the limit' },
        { id: 'within', name: 'Within the limit' },
      ],
      subscriptions: [
        { ...soon, id: '1', customerId: 'over', endDate: '2026-12-20', licenses: over },
        { ...soon, id: '2', customerId: 'within', endDate: '2026-12-20', licenses: pool(12) },
      ],
    });
    render(<Linked source={overLimit} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Over license limit 1' }));
    expect(await screen.findByText('1 customer matches')).toBeTruthy();
    expect(screen.getByText('query=overage%3E0')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /CSV/ }));
    await waitFor(() => expect(files).toHaveLength(1));
    expect((await files[0]?.text())?.trim().split(/\r?\n/).slice(1)).toEqual(['Over the limit,30']);
  });

  it('how has this customer’s usage developed?', async () => {
    const weeks = ['2026-11-08', '2026-11-15', '2026-11-22'].map((week, at) => ({
      ...{ week, purchased: 100, assigned: 90, used: 40 + 10 * at },
    }));
    const grown = memorySource({
      customers: [{ id: 'low', name: 'Grown' }],
      subscriptions: [
        {
          ...{ ...soon, id: '1', customerId: 'low', endDate: '2026-12-20' },
          licenses: [{ product: 'meetings', purchased: 100, assigned: 90, used: 60, weeks }],
        },
      ],
    });
    render(
      <PartnerProvider source={grown} asOf="2026-11-29">
        <CustomerLicenseTrend customerId="low" weeks={3} />
      </PartnerProvider>,
    );
    expect(await screen.findByText('Used licenses rose from 40 to 60 in 3 weeks.')).toBeTruthy();
  });

  it('what changed since last week?', async () => {
    const world = createWorld();
    render(
      <PartnerProvider source={memorySource(world)} asOf={world.asOf}>
        <SubscriptionKpis />
      </PartnerProvider>,
    );
    expect((await screen.findAllByText(/^[+−]\d+ since last week$/)).length).toBeGreaterThan(0);
  });

  it('what do I do first today? The first of the worklist says it, and why', async () => {
    const world = createWorld();
    const client = createPartnerClient({ source: memorySource(world), asOf: world.asOf });
    const [first] = (await client.worklist.list({ limit: 1 })).items;
    render(
      <PartnerProvider source={memorySource(world)} asOf={world.asOf}>
        <Worklist />
      </PartnerProvider>,
    );
    const [item] = await screen.findAllByRole('article');
    expect(item?.textContent).toContain(first?.customerName);
    expect(item?.textContent).toMatch(/license/);
  });
});
