import { memorySource, type PartnerDataSource } from '@partnerkit/sdk';
import type { CallLeg } from '@partnerkit/sdk/calling';
import { createSource } from '@partnerkit/sdk/sources/create';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import figures from '../../../testing/example/calling-figures.json' with { type: 'json' };
import example from '../../../testing/example/calls.json' with { type: 'json' };
import { PartnerProvider } from '../provider/partner-provider.tsx';
import type { CallingTableProps } from './calling-table-props.ts';
import { CustomerQualityTable } from './customer-quality-table.tsx';
import { CustomerUsageTable } from './customer-usage-table.tsx';
import { QueueInsights } from './queue-insights.tsx';

const { asOf, customers } = example;
const callLegs = example.callLegs as CallLeg[];
const ofCustomers = figures.source.customers;

function show(
  Table: typeof CustomerUsageTable,
  props: CallingTableProps = {},
  source: PartnerDataSource = memorySource({ customers, callLegs }),
) {
  render(
    <PartnerProvider source={source} asOf={asOf}>
      <Table {...props} />
    </PartnerProvider>,
  );
}

/** What a customer's row says, column by column. */
async function cellsOf(name: string): Promise<Record<string, string>> {
  const row = (await screen.findByText(name)).closest('tr') as HTMLElement;
  const headers = screen.getAllByRole('columnheader').map((header) => header.getAttribute('aria-label'));
  const cells = [...row.children].map((cell) => cell.textContent ?? '');
  return Object.fromEntries(headers.map((header, at) => [header, cells[at]]));
}

/** The customers in the order in which they stand. */
function names(): string[] {
  return screen.getAllByText(/^Customer \d+$/).map(({ textContent }) => textContent as string);
}

/** Puts the customer that is looked for among the first. */
const byName = { defaultSort: 'customer' } as const;

describe('the calling tables over a source without calls', () => {
  it('say so in place, and blame no order that nobody chose', async () => {
    show(QueueInsights, {}, createSource({ customers: { list: () => [] } }));
    expect(await screen.findByText('Not available here')).toBeTruthy();
    await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
    expect(screen.queryByText(/cannot be sorted/)).toBeNull();
  });
});

describe('the calling tables over the worked example', () => {
  it('have what each customer used, the most calls first (CAL-2)', async () => {
    show(CustomerUsageTable);
    expect(await screen.findByText('14 customers')).toBeTruthy();
    const { calls, legs, minutes, activeUsers, callsChange } = ofCustomers.c0002;
    expect(await cellsOf('Customer 2')).toMatchObject({
      Calls: String(calls),
      'Calls, weekly change': `−${-callsChange}`,
      'Call legs': String(legs),
      'Call minutes': Math.round(minutes).toLocaleString('en'),
      'Active users': String(activeUsers),
      'Licenses, assigned / total': 'Not known',
    });
    const counts = names().map((name) => {
      const id = `c${name.slice(9).padStart(4, '0')}` as keyof typeof ofCustomers;
      return ofCustomers[id].calls;
    });
    expect(counts[0]).toBe(Math.max(...Object.values(ofCustomers).map(({ calls: one }) => one)));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it('draw the weeks of a customer, a week that is not known as a gap', async () => {
    show(CustomerUsageTable, byName);
    const weeks = ofCustomers.c0000.callsByWeek.map((calls) => calls ?? 'Not known').join(', ');
    expect(weeks).toContain('Not known');
    expect(await screen.findByRole('img', { name: `Calls week by week: ${weeks}` })).toBeTruthy();
  });

  it('have how good the calls of each customer were, the most poor legs first (CAL-5)', async () => {
    show(CustomerQualityTable);
    expect(await cellsOf('Customer 10')).toMatchObject({
      'Call legs': '9',
      'Poor legs': '2',
      'Poor legs, %': '22.2%',
      'Weekly change, points': '+22.2',
      'Worst endpoint type': 'App',
    });
    expect(names().slice(0, 2)).toEqual(['Customer 10', 'Customer 4']);
  });

  it('have a zero where nobody called in a known week, and no share of nothing', async () => {
    show(CustomerQualityTable, { defaultSort: 'legs' });
    expect(await cellsOf('Customer 6')).toMatchObject({ 'Call legs': '0', 'Poor legs, %': '–No value' });
  });

  it('sort by what the source sorts by', async () => {
    show(CustomerUsageTable);
    await screen.findByText('Customer 2');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Customer' }));
    await waitFor(() => expect(names()[0]).toBe('Customer 0'));
  });

  it('leave the customers whose name holds what is typed', async () => {
    show(CustomerUsageTable);
    await screen.findByText('14 customers');
    await userEvent.setup().type(screen.getByRole('searchbox', { name: 'Search by name' }), 'customer 13');
    expect(await screen.findByText('1 customer')).toBeTruthy();
    await userEvent.setup().type(screen.getByRole('searchbox', { name: 'Search by name' }), '3');
    expect(await screen.findByText('No customer matches')).toBeTruthy();
  });

  it('show the customers that one endpoint type comes from, and say so until that is taken away', async () => {
    const onClearEndpoint = vi.fn();
    show(CustomerQualityTable, { endpoint: 'roomDevice', onClearEndpoint });
    const count = Object.values(ofCustomers).filter(({ endpoints }) => 'roomDevice' in endpoints).length;
    expect(count).toBeLessThan(14);
    expect(await screen.findByText(`${count} customers`)).toBeTruthy();
    expect(screen.getByText('Customers with legs: Room device')).toBeTruthy();
    await userEvent
      .setup()
      .click(screen.getByRole('button', { name: 'Remove filter Customers with legs: Room device' }));
    expect(onClearEndpoint).toHaveBeenCalledOnce();
  });

  it('have how calls into queues went, of customers with queues alone (CAL-8)', async () => {
    show(QueueInsights);
    const withQueues = Object.values(ofCustomers).filter(({ hasQueues }) => hasQueues).length;
    expect(withQueues).toBeLessThan(14);
    expect(await screen.findByText(`${withQueues} customers`)).toBeTruthy();
    expect(await cellsOf('Customer 10')).toMatchObject({
      'Queue calls': '4',
      Answered: '1',
      'Timed out': '2',
      Abandoned: '1',
      'Abandoned, %': '25.0%',
      'Average time to answer': '10 min',
      'Average wait before abandoning': '0 sec',
    });
    // a call into its queue timed out: nobody answered, which takes no time
    expect(await cellsOf('Customer 2')).toMatchObject({
      Answered: '0',
      'Average time to answer': '–No value',
    });
  });

  it('have the key figures of call queues, which explain themselves (CAL-7)', async () => {
    show(QueueInsights);
    const figure = async (name: string) => {
      const how = await screen.findByRole('button', { name: `How is this computed: ${name}` });
      return (how.closest('li') as HTMLElement).textContent;
    };
    const { queue } = figures.source.lastWeek;
    expect(await figure('Calls into queues')).toContain(String(queue.calls));
    expect(await figure('Answered')).toContain(String(queue.answered));
    expect(await figure('Average abandoned rate')).toMatch(/12\.5%over 8 calls/);
    expect(await figure('Average time to answer')).toMatch(/6 min 41 secover 3 calls/);
    expect(await figure('Average wait before abandoning')).toMatch(/0 secover 1 call$/);
    await userEvent
      .setup()
      .click(screen.getByRole('button', { name: 'How is this computed: Average abandoned rate' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('1 abandoned ÷ 8 calls into queues = 12.5%');
    expect(within(dialog).getByText(/customers: no call queue in these weeks/)).toBeTruthy();
  });

  it('open a customer where the host says how', async () => {
    const onOpenCustomer = vi.fn();
    show(CustomerUsageTable, { onOpenCustomer });
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Open Customer 2' }));
    expect(onOpenCustomer).toHaveBeenCalledWith({ id: 'c0002', name: 'Customer 2' });
  });
});

describe('the calling tables', () => {
  const one = [{ id: 'c', name: 'Acme', products: ['calling'] }];

  it('never take legs that were not measured for good ones', async () => {
    const unrated = callLegs
      .filter(({ customerId }) => customerId === 'c0010')
      .map(({ audio, video, ...leg }) => ({ ...leg, customerId: 'c' }));
    show(CustomerQualityTable, {}, memorySource({ customers: one, callLegs: unrated }));
    expect(await cellsOf('Acme')).toMatchObject({
      'Call legs': '9',
      'Poor legs': 'Not measured',
      'Poor legs, %': 'Not measured',
      'Worst endpoint type': '–No value',
    });
  });

  it('say what weekly totals do not tell', async () => {
    const weeklyUsage = [
      { customerId: 'c', location: 'Hall', week: '2026-11-08', calls: 12, legs: 40, poorLegs: 3, minutes: 9 },
    ];
    const source = memorySource({ customers: one, weeklyUsage });
    show(CustomerUsageTable, {}, source);
    expect(await cellsOf('Acme')).toMatchObject({ Calls: '12', 'Active users': 'Not known' });
    show(CustomerQualityTable, {}, source);
    await waitFor(() => expect(screen.getByText('7.5%')).toBeTruthy());
    expect(screen.getAllByText('Acme')[1]?.closest('tr')?.textContent).toMatch(/Not known$/);
  });

  it('say that weekly totals tell neither who was answered nor how long anybody waited', async () => {
    const week = '2026-11-08';
    const weeklyUsage = [
      { customerId: 'c', location: 'Hall', week, calls: 12, legs: 40, queueCalls: 8, queueAbandoned: 2 },
    ];
    show(QueueInsights, {}, memorySource({ customers: one, weeklyUsage }));
    expect(await screen.findByText(/^Of 1 customer the data tells neither/)).toBeTruthy();
    expect(await cellsOf('Acme')).toMatchObject({
      'Queue calls': '8',
      Answered: 'Not known',
      Abandoned: '2',
      'Abandoned, %': '25.0%',
      'Average time to answer': 'Not known',
    });
    const tiles = screen.getAllByText('not known of 1 customer');
    expect(tiles).toHaveLength(3);
    expect(screen.queryByText('0 sec')).toBeNull();
  });

  it('ask nothing for who may not see analytics', async () => {
    const legs = vi.fn(() => callLegs);
    const viewer = { userId: 'u', roles: ['helpdesk' as const] };
    const source = memorySource({ customers, callLegs: legs, viewer });
    show(CustomerUsageTable, {}, source);
    expect(await screen.findByText('Not permitted')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Export/ })).toBeNull();
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(legs).not.toHaveBeenCalled();
  });
});
