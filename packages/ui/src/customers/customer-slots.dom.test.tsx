import { memorySource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { CustomerTable } from './customer-table.tsx';
import type { CustomerTableProps, CustomerTableSlots } from './customer-table-props.ts';

const customers = ['Acme', 'Beta'].map((name) => ({ id: name[0] as string, name, tags: [] }));

function show(props: CustomerTableProps, source = memorySource({ customers })) {
  const user = userEvent.setup();
  const page = (more: CustomerTableProps) => (
    <StrictMode>
      <PartnerProvider source={source}>
        <CustomerTable {...props} {...more} />
      </PartnerProvider>
    </StrictMode>
  );
  const view = render(page({}));
  return { ...view, user, again: (more: CustomerTableProps) => view.rerender(page(more)) };
}

const Clear: NonNullable<CustomerTableSlots['noMatch']> = ({ clear }) => (
  <button type="button" onClick={clear}>
    Show all
  </button>
);

afterEach(() => vi.restoreAllMocks());

describe('slots of the customer list', () => {
  it('are told who is selected, and how many rows there are', async () => {
    const { user } = show({
      slots: {
        toolbar: ({ selection }) => <span>toolbar {JSON.stringify(selection)}</span>,
        footer: ({ loaded, total, selection }) => (
          <span>
            footer {loaded} of {total} {JSON.stringify(selection)}
          </span>
        ),
      },
    });
    expect(await screen.findByText('footer 2 of 2 []')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'Select Beta' }));
    expect(screen.getByText('toolbar ["B"]')).toBeTruthy();
    expect(screen.getByText('footer 2 of 2 ["B"]')).toBeTruthy();
  });

  it('draw the names of columns, which still sort and are still called so', async () => {
    const { user } = show({
      slots: {
        header: ({ column, sorted, children }) => (
          <i>
            {children} {column} {sorted ?? 'unsorted'}
          </i>
        ),
      },
    });
    const header = await screen.findByRole('columnheader', { name: 'Customer' });
    await user.click(within(header).getByText('Customer name unsorted'));
    expect(within(header).getByText('Customer name ascending')).toBeTruthy();
  });

  it('stand for what is missing: nobody, nobody found, failed, still to come', async () => {
    const slots: CustomerTableSlots = {
      empty: () => <p>Bring customers</p>,
      noMatch: Clear,
      failed: ({ error, retry }) => (
        <button type="button" onClick={retry}>
          {(error as Error).message}
        </button>
      ),
      loading: () => <p>Soon</p>,
    };
    const empty = show({ slots }, memorySource({ customers: [] }));
    expect(await screen.findByText('Bring customers')).toBeTruthy();
    expect(screen.queryByText('No customers yet')).toBeNull();
    empty.unmount();

    const { user, unmount } = show({ slots, defaultQuery: 'nobody' });
    await user.click(await screen.findByRole('button', { name: 'Show all' }));
    expect(await screen.findByText('Acme')).toBeTruthy();
    unmount();

    let isDown = true;
    const list = () => {
      if (isDown) throw new PartnerError({ code: 'unknown', message: 'The CRM sleeps.' });
      return customers;
    };
    const failed = show({ slots }, createSource({ customers: { list } }) as never);
    const retry = await screen.findByRole('button', { name: 'The CRM sleeps.' });
    isDown = false;
    await failed.user.click(retry);
    expect(await screen.findByText('Acme')).toBeTruthy();
    failed.unmount();

    show({ slots }, createSource({ customers: { list: () => new Promise<never>(() => {}) } }) as never);
    expect(screen.getByText('Soon')).toBeTruthy();
    expect(document.querySelector('.pk-skeleton-row')).toBeNull();
  });

  it('never hide that rows were left out', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    show(
      { slots: { empty: () => <p>Bring customers</p> } },
      memorySource({ customers: [{ id: 7 }] as never }),
    );
    expect(await screen.findByText('1 row does not fit and was left out.')).toBeTruthy();
    expect(screen.queryByText('Bring customers')).toBeNull();
  });

  it.each(['toolbar', 'header', 'footer', 'detail'] as const)(
    'may throw: %s says so in its place, and is drawn anew by a press',
    async (slot) => {
      vi.spyOn(console, 'error').mockImplementation(() => {});
      let isBroken = true;
      const draw = () => {
        if (isBroken) throw new Error('no weather');
        return <span>sunny</span>;
      };
      const { user } = show({ slots: { [slot]: draw }, defaultDetail: 'B' });
      expect(await screen.findByText('Acme')).toBeTruthy();
      const [retry] = await screen.findAllByRole('button', {
        name: /Something in this portal failed\..* Try again$/,
      });
      isBroken = false;
      await user.click(retry as Element);
      expect(screen.getAllByText('sunny').length).toBeGreaterThan(0);
    },
  );
});

describe('details of a customer', () => {
  const slots: CustomerTableSlots = {
    detail: ({ customer, close }) => (
      <>
        <p>All of {customer.name}</p>
        <button type="button" onClick={close}>
          Done
        </button>
      </>
    ),
  };
  const open = async (name: string) => screen.findByRole('button', { name: `Details of ${name}` });

  it('stand beside the rows, take the focus, and give it back to the row', async () => {
    const { user } = show({ slots });
    await user.click(await open('Beta'));
    const pane = await screen.findByRole('complementary', { name: 'Beta' });
    expect(within(pane).getByText('All of Beta')).toBeTruthy();
    expect(document.activeElement).toBe(within(pane).getByRole('heading', { name: 'Beta' }));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(document.activeElement).toBe(await open('Beta'));
    await user.click(await open('Acme'));
    await user.click(await screen.findByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('are closed by the button that opened them, and change to another customer’s', async () => {
    const { user } = show({ slots });
    await user.click(await open('Beta'));
    await screen.findByText('All of Beta');
    await user.click(await open('Acme'));
    expect(await screen.findByText('All of Acme')).toBeTruthy();
    expect(screen.queryByText('All of Beta')).toBeNull();
    await user.click(await open('Acme'));
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  });

  it('may be the host’s: an address opens them without taking the focus, and a press is told', async () => {
    const onDetailChange = vi.fn();
    const { user, again } = show({ slots, detail: 'B', defaultQuery: 'acme', onDetailChange });
    expect(await screen.findByText('All of Beta')).toBeTruthy();
    expect(document.activeElement).toBe(document.body);
    await user.click(await open('Acme'));
    expect(onDetailChange).toHaveBeenLastCalledWith('A');
    expect(screen.getByText('All of Beta')).toBeTruthy();
    again({ detail: null });
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('of somebody who is not there say so', async () => {
    show({ slots, defaultDetail: 'gone' });
    const pane = await screen.findByRole('complementary', { name: 'gone' });
    expect(await within(pane).findByText('This could not be loaded')).toBeTruthy();
  });
});
