import { type Customer, createPartnerClient, memorySource } from '@partnerkit/sdk';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CellProps } from '../primitives/data-table/table-slots.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { CustomerTable } from './customer-table.tsx';
import type { CustomerCells, CustomerTableProps } from './customer-table-props.ts';

const customers = ['Acme', 'Beta', 'Core'].map((name, index) => ({
  id: name[0] as string,
  name,
  adminEmail: `it@${name}`,
  externalId: `${3 - index}`,
  tags: [],
}));

type Cell = (props: CellProps<Customer>) => ReactNode;

function show(
  props: CustomerTableProps,
  onError = vi.fn(),
  source = memorySource({ customers, saveTags() {} }),
) {
  const page = (more: CustomerTableProps) => (
    <PartnerProvider source={source} observe={{ error: onError }}>
      <CustomerTable {...props} {...more} />
    </PartnerProvider>
  );
  const view = render(page({}));
  return { ...view, onError, source, again: (more: CustomerTableProps) => view.rerender(page(more)) };
}

function Counter() {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      pressed {count}
    </button>
  );
}

const rowOf = (name: string) => screen.getByText(name).closest('tr') as HTMLTableRowElement;

afterEach(() => vi.restoreAllMocks());

describe('a cell of the host’s', () => {
  it('stands in any column, ours and its own, around what would stand there', async () => {
    const drawName: Cell = ({ row, value, children }) => (
      <em>
        {children} ({row.id}, {String(value)})
      </em>
    );
    const extraColumns = [{ id: 'own', header: 'Own', value: () => 7 }];
    show({ extraColumns, cells: { name: drawName, own: ({ value }) => <b>#{value}</b> } });
    expect(await screen.findByText('3 customers')).toBeTruthy();
    expect(screen.getByText('Acme').closest('em')?.textContent).toBe('Acme (A, Acme)');
    expect(screen.getAllByText('#7')).toHaveLength(3);
  });

  it('leaves order, filter and file as they are', async () => {
    const saved: Blob[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        saved.push(blob);
        return 'blob:x';
      },
      revokeObjectURL() {},
    });
    const user = userEvent.setup();
    show({
      columns: ['name', 'externalId'],
      cells: { externalId: () => <i>hidden</i> },
      defaultSort: 'externalId',
      defaultQuery: '-beta',
    });
    expect(await screen.findByText('2 customers match')).toBeTruthy();
    expect(screen.getAllByRole('row').map(({ textContent }) => textContent?.slice(0, 4))).toEqual([
      expect.any(String),
      'Core',
      'Acme',
    ]);
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: /CSV/ }));
    await waitFor(() => expect(saved).toHaveLength(1));
    const text = await (saved[0] as Blob).text();
    expect(text.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
      'Customer,External ID',
      'Core,1',
      'Acme,3',
    ]);
  });

  it('that throws says so in its place alone, tells the host, and is drawn anew by a press or with its row', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    let isBroken = true;
    const drawEmail: Cell = ({ row, children }) => {
      if (row.id !== 'A' && isBroken) throw new Error('no picture');
      return <u>{children}</u>;
    };
    const { onError, source } = show({
      columns: ['name', 'adminEmail', 'tags'],
      cells: { adminEmail: drawEmail },
    });
    const name = /^“Administrator e-mail” stopped working\. Something in this portal failed\..* Try again$/;
    const failed = await screen.findAllByRole('button', { name });
    expect(failed).toHaveLength(2);
    expect(screen.getByText('it@Acme').tagName).toBe('U');
    await waitFor(() =>
      expect(onError).toHaveBeenCalledWith(
        expect.objectContaining({ code: 'unknown' }),
        expect.objectContaining({ message: 'no picture' }),
      ),
    );
    isBroken = false;
    await userEvent.setup().click(within(rowOf('Beta')).getByRole('button', { name }));
    expect(screen.getByText('it@Beta').tagName).toBe('U');
    await act(() => createPartnerClient({ source }).tags.add({ customerIds: ['C'], tags: ['New'] }));
    expect((await screen.findByText('it@Core')).tagName).toBe('U');
  });

  it('of one row is drawn again when its customer changes, however often the host writes the list of cells anew', async () => {
    const drawn: string[] = [];
    const drawName: Cell = ({ row, children }) => {
      drawn.push(row.id);
      return children;
    };
    const { source, again } = show({ cells: { name: drawName } });
    await screen.findByRole('button', { name: 'Edit tags of Core' });
    drawn.length = 0;
    again({ cells: { name: drawName } });
    expect(drawn).toEqual([]);
    await createPartnerClient({ source }).tags.add({ customerIds: ['B'], tags: ['New'] });
    await screen.findByText('New');
    expect(new Set(drawn)).toEqual(new Set(['B']));
  });

  it('keeps what it remembers while the page is drawn anew', async () => {
    const { again } = show({ cells: { externalId: Counter }, columns: ['name', 'externalId'] });
    const [first] = await screen.findAllByRole('button', { name: 'pressed 0' });
    await userEvent.setup().click(first as Element);
    again({ cells: { externalId: Counter }, columns: ['name', 'externalId'] });
    expect(screen.getByText('pressed 1')).toBeTruthy();
  });

  it.each(['nothing', 'select', 'toString'])(
    'for %s, which is no column, is named in development',
    async (id) => {
      const told = vi.spyOn(console, 'error').mockImplementation(() => {});
      show({ cells: { [id]: () => 'mine' } as CustomerCells });
      expect(await screen.findByText('Acme')).toBeTruthy();
      expect(screen.queryByText('mine')).toBeNull();
      expect(told).toHaveBeenCalledWith(expect.stringContaining(`"${id}"`));
    },
  );
});
