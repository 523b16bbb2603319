import { type BeforeMutate, memorySource } from '@partnerkit/sdk';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CustomerAction } from '../customers/customer-action.ts';
import { CustomerTable } from '../customers/customer-table.tsx';
import type { PartnerEvent } from './partner-event.ts';
import { PartnerProvider } from './partner-provider.tsx';

const customers = [
  { id: 'a', name: 'Acme', tags: ['gold'] },
  { id: 'b', name: 'Beta' },
];
afterEach(() => vi.restoreAllMocks());

function show(beforeMutate?: BeforeMutate, actions: readonly CustomerAction[] = []) {
  const events: PartnerEvent[] = [];
  const saveTags = vi.fn();
  const onOpenCustomer = vi.fn();
  render(
    <StrictMode>
      <PartnerProvider
        source={memorySource({ customers, saveTags })}
        beforeMutate={beforeMutate}
        onEvent={(event) => void events.push(event)}
      >
        <CustomerTable actions={actions} onOpenCustomer={onOpenCustomer} />
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
    expect(await screen.findByText(/Quarter end: ask Anna\./)).toBeTruthy();
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

  it('keeps its page where its own code throws', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    render(
      <PartnerProvider
        source={memorySource({ customers })}
        onEvent={() => {
          throw new Error('no log');
        }}
      >
        <CustomerTable />
      </PartnerProvider>,
    );
    await userEvent.setup().click(await screen.findByRole('checkbox', { name: /Acme/ }));
    expect(await screen.findByText('1 selected')).toBeTruthy();
    expect(log).toHaveBeenCalledWith('PartnerKit: onEvent failed.', expect.any(Error));
  });
});
