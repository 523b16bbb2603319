import { type BeforeMutate, memorySource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CustomerAction } from '../customers/customer-action.ts';
import { CustomerTable } from '../customers/customer-table.tsx';
import type { CustomerTableProps } from '../customers/customer-table-props.ts';
import { RegionSelector } from '../regions/region-selector.tsx';
import type { PartnerEvent } from './partner-event.ts';
import { PartnerProvider } from './partner-provider.tsx';

const customers = [
  { id: 'a', name: 'Acme', region: 'EU', tags: ['gold'] },
  { id: 'b', name: 'Beta', region: 'US' },
];
const views = [{ id: 'v1', name: 'Only Beta', table: 'customers', query: 'beta', sort: '-name' }];
afterEach(() => vi.restoreAllMocks());

function show(
  beforeMutate?: BeforeMutate,
  actions: readonly CustomerAction[] = [],
  props: CustomerTableProps = {},
) {
  const events: PartnerEvent[] = [];
  const saveTags = vi.fn();
  const onOpenCustomer = vi.fn();
  render(
    <StrictMode>
      <PartnerProvider
        source={memorySource({ customers, views, saveTags })}
        beforeMutate={beforeMutate}
        observe={{ event: (event) => void events.push(event) }}
      >
        <RegionSelector />
        <CustomerTable actions={actions} onOpenCustomer={onOpenCustomer} {...props} />
      </PartnerProvider>
    </StrictMode>,
  );
  return { events, saveTags, onOpenCustomer };
}

async function press(action: string) {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'More actions for Acme' }));
  await user.click(await screen.findByRole('menuitem', { name: action }));
}

describe('a host that is asked before changes', () => {
  it('refuses its own action with a reason that the viewer reads, and it is not run', async () => {
    const run = vi.fn();
    const { events } = show(() => 'Quarter end: ask Anna.', [{ id: 'call', label: 'Call back', run }]);
    await press('Call back');
    expect(await screen.findByText('Call back was not done. Quarter end: ask Anna.')).toBeTruthy();
    expect(run).not.toHaveBeenCalled();
    expect(events).toContainEqual(
      expect.objectContaining({ phase: 'refused', operation: 'action:call', ids: ['a'] }),
    );
  });

  it('is told by ids of an action that is done', async () => {
    const run = vi.fn();
    const asked = vi.fn<BeforeMutate>();
    const { events } = show(asked, [{ id: 'call', label: 'Call back', run }]);
    await press('Call back');
    await waitFor(() =>
      expect(events).toContainEqual({
        type: 'mutation',
        phase: 'done',
        operation: 'action:call',
        ids: ['a'],
        code: undefined,
      }),
    );
    expect([asked.mock.calls.length, run.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('a host that is told what happens', () => {
  it('learns of filters by their fields, of orders, of the selection and of who is opened', async () => {
    const user = userEvent.setup();
    const { events, onOpenCustomer } = show();
    await user.type(await screen.findByRole('searchbox'), 'a');
    expect(events).toContainEqual({ type: 'query', table: 'customers', fields: ['text'] });
    await user.click(await screen.findByRole('checkbox', { name: /Acme/ }));
    expect(events).toContainEqual({ type: 'selection', table: 'customers', count: 1 });
    await user.click(await screen.findByText('Acme'));
    expect(events).toContainEqual({ type: 'open', customerId: 'a' });
    expect(onOpenCustomer).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(events)).not.toContain('Acme');
  });

  it('learns of another order and other columns by the names of their fields, once each', async () => {
    const user = userEvent.setup();
    const { events } = show();
    await user.click(await screen.findByRole('button', { name: 'Customer' }));
    await waitFor(() => expect(events).toEqual([{ type: 'sort', table: 'customers', sort: 'name' }]));
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Tags' }));
    const [, columns, ...rest] = events;
    expect(rest).toEqual([]);
    expect(columns).toMatchObject({ type: 'columns', table: 'customers' });
    const { shown } = columns as Extract<PartnerEvent, { type: 'columns' }>;
    expect(shown).toContain('status');
    expect(shown).not.toContain('tags');
  });

  it('learns of another region, and of all of them', async () => {
    const user = userEvent.setup();
    const { events } = show();
    const selector = await screen.findByRole('combobox', { name: 'Region' });
    await user.selectOptions(selector, 'EU');
    await user.selectOptions(selector, '');
    expect(events).toEqual([
      { type: 'region', region: 'EU' },
      { type: 'region', region: null },
    ]);
  });

  it('learns which view is chosen by its id, and what that changes', async () => {
    const user = userEvent.setup();
    const { events } = show();
    await user.click(await screen.findByRole('button', { name: 'Views' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Only Beta' }));
    expect(events).toContainEqual({ type: 'view', table: 'customers', id: 'v1' });
    expect(events).toContainEqual({ type: 'query', table: 'customers', fields: ['text'] });
    expect(events).toContainEqual({ type: 'sort', table: 'customers', sort: '-name' });
    expect(events.filter(({ type }) => type === 'view')).toHaveLength(1);
    expect(JSON.stringify(events)).not.toMatch(/beta/i);
  });

  it('learns of a file once it is saved, and of none that could not be', async () => {
    const user = userEvent.setup();
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL() {} });
    const save = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementationOnce(() => {
      throw new Error('no room');
    });
    const { events } = show();
    const saveCsv = async () => {
      await user.click(await screen.findByRole('button', { name: /^Export/ }));
      await user.click(await screen.findByRole('menuitem', { name: /CSV/ }));
    };
    await saveCsv();
    await screen.findByText(/^The export failed/);
    expect(events).toEqual([]);
    save.mockImplementation(() => {});
    await saveCsv();
    await waitFor(() => expect(events).toEqual([{ type: 'export', file: 'customers', format: 'csv' }]));
  });

  it.each<[string, CustomerTableProps]>([
    ['the way of the host', { onLaunch: vi.fn() }],
    ['a link', { launchHref: () => '#launched' }],
    ['a link, whatever else the host does', { launchHref: () => '#launched', onLaunch: vi.fn() }],
  ])('learns who is launched by %s', async (_, props) => {
    const { events } = show(undefined, [], props);
    const role = props.launchHref ? 'link' : 'button';
    await userEvent.setup().click(await screen.findByRole(role, { name: 'Launch the organization of Acme' }));
    expect(events).toEqual([{ type: 'launch', customerId: 'a' }]);
    if (props.onLaunch) expect(props.onLaunch).toHaveBeenCalledTimes(props.launchHref ? 0 : 1);
  });

  it('learns of a change that is taken back, and what became of that', async () => {
    const user = userEvent.setup();
    const { events, saveTags } = show();
    await user.click(await screen.findByRole('button', { name: /Edit tags.*Beta/ }));
    await user.type(await screen.findByRole('combobox', { name: /tag/i }), 'silver{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(saveTags).toHaveBeenCalledTimes(2));
    await waitFor(() =>
      expect(events.map((one) => ('phase' in one ? `${one.operation} ${one.phase}` : one.type))).toEqual([
        'tags.add done',
        'undo',
        'tags.remove done',
      ]),
    );
  });

  it('learns of each call how long it took, and of a failed one once, by the id of its request', async () => {
    const [error, metric] = [vi.fn(), vi.fn()];
    const failed = new PartnerError({ code: 'unavailable', message: 'Anna is out.', requestId: 'req-7' });
    const list = () => Promise.reject(failed);
    render(
      <PartnerProvider source={createSource({ customers: { list } })} observe={{ error, metric }}>
        <CustomerTable />
      </PartnerProvider>,
    );
    expect(await screen.findByRole('button', { name: 'Request req-7' })).toBeTruthy();
    expect(error).toHaveBeenCalledTimes(1);
    const [failure] = error.mock.calls[0] ?? [];
    expect(failure).toMatchObject({ operation: 'customers.list', requestId: 'req-7' });
    expect(JSON.stringify([failure, metric.mock.calls])).not.toContain('Anna');
    expect(metric).toHaveBeenCalledWith(
      expect.objectContaining({ operation: 'customers.list', outcome: 'unavailable' }),
    );
  });

  it('keeps its page where its own code throws', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    render(
      <PartnerProvider
        source={memorySource({ customers })}
        observe={{
          event: () => {
            throw new Error('no log');
          },
        }}
      >
        <CustomerTable />
      </PartnerProvider>,
    );
    await userEvent.setup().click(await screen.findByRole('checkbox', { name: /Acme/ }));
    expect(await screen.findByText('1 selected')).toBeTruthy();
    expect(log).toHaveBeenCalledWith('PartnerKit: observe.event failed.', expect.any(Error));
  });
});
