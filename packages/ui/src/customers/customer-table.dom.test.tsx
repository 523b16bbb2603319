import { createSource, memorySource, PartnerError } from '@partnerkit/sdk';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { CustomerTable } from './customer-table.tsx';
import type { CustomerTableProps } from './customer-table-props.ts';

const customers = [
  { id: 'a', name: 'Acme', statuses: ['trial'], expiresOn: '2027-01-01' },
  { id: 'b', name: 'Beta', statuses: [], licenses: { purchased: 0, assigned: 0, used: 0, overage: 0 } },
];

function show(props: CustomerTableProps = {}, source = memorySource({ customers })) {
  render(
    <PartnerProvider source={source}>
      <CustomerTable {...props} />
    </PartnerProvider>,
  );
}

afterEach(() => vi.restoreAllMocks());

describe('the customer table', () => {
  it('keeps the field of a query that cannot be read, with its error, until it is mended there', async () => {
    const user = userEvent.setup();
    show({ defaultQuery: 'status:foo' });
    const field = await screen.findByRole('textbox', { name: 'Query' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('This query can’t be read')).toBeTruthy();
    await user.clear(field);
    await user.type(field, 'name');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Query' }));
    await user.clear(field);
    expect(await screen.findByText('2 customers')).toBeTruthy();
  });

  it('leaves out a column of the host whose id is taken, and says so in development', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    show({ extraColumns: [{ id: 'name', header: 'My name', value: () => 'mine' }] });
    expect(await screen.findByText('Acme')).toBeTruthy();
    expect(screen.queryByText('My name')).toBeNull();
    expect(told).toHaveBeenCalledWith(expect.stringContaining('"name"'));
  });

  it('does not sort by what the source does not know, from a column or an address', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const owner = { id: 'owner', header: 'Owner', value: () => 'Kim', sort: 'anything' };
    show({ extraColumns: [owner as never], sort: 'anything' as never });
    expect(await screen.findByText('Acme')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Owner' })).toBeNull();
  });

  it('gives up an order that fails, says so, and shows the rows', async () => {
    const list = ({ sort }: { sort?: string | undefined }) => {
      if (sort) throw new PartnerError({ code: 'unsupported', message: 'This store does not sort.' });
      return customers;
    };
    show({}, createSource({ customers: { list: list as never } }));
    await screen.findByText('Acme');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Customer' }));
    expect(await screen.findByText(/The table can’t be sorted by “Customer”/)).toBeTruthy();
    await waitFor(() => expect(screen.getByText('Acme')).toBeTruthy());
  });

  it('says in words that there is no value', async () => {
    show();
    expect((await screen.findAllByText('No value')).length).toBeGreaterThan(0);
  });
});
