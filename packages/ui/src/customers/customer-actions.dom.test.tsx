import { type Customer, memorySource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import type { CustomerAction } from './customer-action.ts';
import { CustomerTable } from './customer-table.tsx';
import type { CustomerTableProps } from './customer-table-props.ts';

const rows: Customer[] = ['Acme', 'Beta', 'Core'].map((name) => ({ id: name[0] as string, name }));

/** A promise and its ends. */
function deferred() {
  let resolve: () => void = () => {};
  let reject: (cause: unknown) => void = () => {};
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

function show(
  actions: readonly CustomerAction[],
  props: CustomerTableProps = {},
  source = memorySource({ customers: rows }),
) {
  const user = userEvent.setup();
  const view = render(
    <StrictMode>
      <PartnerProvider source={source}>
        <CustomerTable actions={actions} {...props} />
      </PartnerProvider>
    </StrictMode>,
  );
  const menuOf = async (name: string) =>
    user.click(await screen.findByRole('button', { name: `More actions for ${name}` }));
  const choose = async (item: string) => user.click(await screen.findByRole('menuitem', { name: item }));
  const ofRow = async (name: string, item: string) => {
    await menuOf(name);
    await choose(item);
  };
  const select = async (...names: string[]) => {
    for (const name of names)
      await user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }));
  };
  const ofSelection = async (item: string) => {
    await user.click(await screen.findByRole('button', { name: 'Actions' }));
    await choose(item);
  };
  return { ...view, user, menuOf, ofRow, select, ofSelection };
}

const archive = (more: Partial<CustomerAction> = {}): CustomerAction => ({
  id: 'archive',
  label: 'Archive',
  run: () => {},
  ...more,
});

afterEach(() => vi.restoreAllMocks());

/** What the viewer reads of what the host's own code threw. */
const ofHost = 'Something in this portal failed. Whoever runs it can find out why.';

describe('an action of the host’s', () => {
  it('is done with the customer of a row, and told', async () => {
    const run = vi.fn<CustomerAction['run']>();
    const { ofRow } = show([archive({ run })]);
    await ofRow('Beta', 'Archive');
    expect(await screen.findByText('Archive: done for 1 customer')).toBeTruthy();
    expect(run).toHaveBeenCalledTimes(1);
    expect(run).toHaveBeenCalledWith([expect.objectContaining({ id: 'B' })], {
      signal: expect.any(AbortSignal),
    });
  });

  it('is done with all selected customers with whom it can be, and says how many are left out', async () => {
    const run = vi.fn<CustomerAction['run']>();
    const isAvailable = ({ id }: Customer) => id !== 'C';
    const { select, ofSelection, menuOf } = show([
      archive({ run, isAvailable, on: 'selection' }),
      archive({ id: 'x', label: 'Other', isAvailable, on: 'row' }),
    ]);
    await select('Acme', 'Beta', 'Core');
    await ofSelection('Archive');
    expect(await screen.findByText('Archive: done for 2 customers')).toBeTruthy();
    expect(run.mock.calls[0]?.[0].map(({ id }) => id)).toEqual(['A', 'B']);
    expect(screen.queryByRole('button', { name: 'More actions for Core' })).toBeNull();
    await menuOf('Acme');
    expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual(['Other']);
  });

  it('says where it can be done with none of those selected', async () => {
    const run = vi.fn<CustomerAction['run']>();
    const { select, ofSelection } = show([archive({ run, isAvailable: () => false })]);
    await select('Acme');
    await ofSelection('Archive');
    expect(await screen.findByText('Archive: not available for any of those selected')).toBeTruthy();
    expect(run).not.toHaveBeenCalled();
  });

  it('asks before in the host’s words, and is not done where the viewer thinks better of it', async () => {
    const run = vi.fn<CustomerAction['run']>();
    const confirm = (customers: readonly Customer[]) => `Archive ${customers.length} customers?`;
    const { user, select, ofSelection } = show([archive({ run, confirm, tone: 'danger' })]);
    await select('Acme', 'Beta');
    await ofSelection('Archive');
    const question = await screen.findByRole('alertdialog', { name: 'Archive' });
    expect(within(question).getByText('Archive 2 customers?')).toBeTruthy();
    await user.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(run).not.toHaveBeenCalled();
    await ofSelection('Archive');
    const again = await screen.findByRole('alertdialog', { name: 'Archive' });
    await user.click(within(again).getByRole('button', { name: 'Archive' }));
    expect(await screen.findByText('Archive: done for 2 customers')).toBeTruthy();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('is left out for whoever does not have its permission', async () => {
    const source = memorySource({ customers: rows, viewer: { roles: ['partnerReadOnlyAdmin'] } });
    const { menuOf } = show(
      [
        archive({ permission: 'tags.edit' }),
        archive({ id: 'see', label: 'See', permission: 'customers.see' }),
      ],
      {},
      source,
    );
    await menuOf('Acme');
    const items = await screen.findAllByRole('menuitem');
    expect(items.map(({ textContent }) => textContent)).toEqual(['See']);
  });

  it.each<[string, CustomerAction['run'], string?]>([
    ['rejects', () => Promise.reject(new Error('quota_exceeded'))],
    [
      'throws',
      () => {
        throw new Error('quota_exceeded');
      },
    ],
    [
      'rejects with words for the viewer',
      () => Promise.reject(new PartnerError({ code: 'invalid', message: 'The quota is used up.' })),
      'Archive failed. The request was not accepted: The quota is used up.',
    ],
  ])('that %s is told, and tried again', async (_, fail, told = `Archive failed. ${ofHost}`) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const run = vi.fn<CustomerAction['run']>(fail);
    const { user, ofRow } = show([archive({ run })]);
    await ofRow('Acme', 'Archive');
    expect(await screen.findByText(told)).toBeTruthy();
    expect(screen.queryByText(/quota_exceeded/)).toBeNull();
    run.mockResolvedValue(undefined);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Archive: done for 1 customer')).toBeTruthy();
    expect(screen.queryByText(/quota/)).toBeNull();
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('that never settles can be called off, and holds up no other', async () => {
    const signals: AbortSignal[] = [];
    const never: CustomerAction['run'] = (_, { signal }) => {
      signals.push(signal);
      return new Promise<void>(() => {});
    };
    const { user, ofRow } = show([archive({ run: never }), archive({ id: 'call', label: 'Call' })]);
    await ofRow('Acme', 'Archive');
    expect(await screen.findByText('Archive: 1 customer…')).toBeTruthy();
    await ofRow('Beta', 'Call');
    expect(await screen.findByText('Call: done for 1 customer')).toBeTruthy();
    expect(screen.getByText('Archive: 1 customer…')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByText('Archive: 1 customer…')).toBeNull();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('that ends after it was called off says nothing more', async () => {
    const { promise, reject } = deferred();
    const { user, ofRow } = show([archive({ run: () => promise })]);
    await ofRow('Acme', 'Archive');
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    await act(async () => reject(new Error('late')));
    expect(screen.queryByText(/failed|late/)).toBeNull();
  });

  it('is called off where the table goes', async () => {
    let signal: AbortSignal | undefined;
    const run: CustomerAction['run'] = (_, context) => {
      signal = context.signal;
      return new Promise<void>(() => {});
    };
    const { ofRow, unmount } = show([archive({ run })]);
    await ofRow('Acme', 'Archive');
    await waitFor(() => expect(signal).toBeDefined());
    unmount();
    expect(signal?.aborted).toBe(true);
  });

  it('that removes the row it acts on has the list asked for again, and leaves the focus in the table', async () => {
    let customers = rows;
    const source = createSource({ customers: { list: () => customers } });
    const run = () => {
      customers = rows.filter(({ id }) => id !== 'B');
    };
    const { ofRow, container } = show([archive({ run })], {}, source as never);
    await ofRow('Beta', 'Archive');
    await waitFor(() => expect(screen.queryByText('Beta')).toBeNull());
    const widget = container.querySelector('.pk-widget');
    await waitFor(() => expect(widget?.contains(document.activeElement)).toBe(true));
    expect(screen.getByText('Core')).toBeTruthy();
  });

  it('whose own tests throw is not offered, and the table lives', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const isAvailable = () => {
      throw new Error('no rights service');
    };
    show([archive({ isAvailable })]);
    expect(await screen.findByText('Acme')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /More actions/ })).toBeNull();
  });

  it('has no column of its own where there is none', async () => {
    show([]);
    expect(await screen.findByText('Acme')).toBeTruthy();
    expect(screen.queryByRole('columnheader', { name: 'Actions' })).toBeNull();
  });
});
