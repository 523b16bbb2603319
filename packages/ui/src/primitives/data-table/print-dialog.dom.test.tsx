import { memorySource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CustomerTable } from '../../customers/customer-table.tsx';
import type { CustomerTableProps } from '../../customers/customer-table-props.ts';
import { PartnerProvider } from '../../provider/partner-provider.tsx';

afterEach(() => void vi.restoreAllMocks());

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `c${at}`, name: `Customer ${at}`, region: 'EU' }));

/** A source that has only pages; `onPage` may hold or refuse one. */
function pagedSource(count: number, { counts = true, onPage = async (_from: number) => {} } = {}) {
  const all = rowsOf(count);
  const asked: number[] = [];
  const list = async (
    { cursor, limit = 100 }: { cursor?: string | null | undefined; limit?: number | undefined },
    { signal }: { signal?: AbortSignal | undefined },
  ) => {
    const from = Number(cursor ?? 0);
    asked.push(from);
    await onPage(from);
    signal?.throwIfAborted();
    const end = Math.min(from + limit, count);
    const items = all.slice(from, end);
    return { items, nextCursor: end < count ? String(end) : null, ...(counts ? { total: count } : {}) };
  };
  return { source: createSource({ customers: { list } }), asked };
}

/** What was on the page when it was printed. */
function printer() {
  const sheets: { readonly rows: number; readonly head: string; readonly dialogs: number }[] = [];
  window.print = () => {
    window.dispatchEvent(new Event('beforeprint'));
    sheets.push({
      rows: document.querySelectorAll('tbody tr.pk-row').length,
      head: document.querySelector('.pk-print-head')?.textContent ?? '',
      dialogs: document.querySelectorAll('dialog').length,
    });
    window.dispatchEvent(new Event('afterprint'));
  };
  return sheets;
}

/** One column alone: a sheet of many rows takes its time without a browser. */
const defaultColumnState = {
  columnOrder: [],
  columnVisibility: Object.fromEntries(
    ['status', 'region', 'products', 'licenses', 'assigned', 'used', 'next', 'tags'].map((id) => [id, false]),
  ),
  columnSizing: {},
  columnPinning: { start: [], end: [] },
};

async function print(source: ReturnType<typeof createSource>, props: CustomerTableProps = {}) {
  const user = userEvent.setup();
  render(
    <StrictMode>
      <PartnerProvider source={source} defaultRegion="EU">
        <CustomerTable defaultColumnState={defaultColumnState} {...props} />
      </PartnerProvider>
    </StrictMode>,
  );
  await screen.findByText('Customer 0');
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Print…' }));
  return user;
}
const inTime = { timeout: 15_000 };
const first = () => screen.findByRole('button', { name: 'Print the first 2,000' });

describe('a table that is printed', () => {
  it('has all rows on the sheet though only the first of them were loaded, with region and filter', async () => {
    const sheets = printer();
    const { source, asked } = pagedSource(730);
    await print(source, { defaultQuery: 'customer' });
    await waitFor(() => expect(sheets).toHaveLength(1), inTime);
    const [sheet] = sheets;
    expect(sheet).toMatchObject({ rows: 730, dialogs: 0 });
    expect(sheet?.head).toMatch(
      /^Customers.*European Union.*Filter: customer$|^Customers.*Filter: customer$/,
    );
    expect(asked.filter((from) => from > 0).length).toBeGreaterThan(0);
  });

  it('is printed at once where all rows are there', async () => {
    const sheets = printer();
    await print(memorySource({ customers: rowsOf(40) }));
    await waitFor(() => expect(sheets).toEqual([expect.objectContaining({ rows: 40, dialogs: 0 })]), inTime);
  });

  it('says how far it is, and is called off', async () => {
    const sheets = printer();
    const { source, asked } = pagedSource(900, {
      onPage: (from) => (from < 700 ? Promise.resolve() : new Promise(() => {})),
    });
    const user = await print(source);
    expect(await screen.findByText('700 of 900 rows are read', { selector: 'p' })).toBeTruthy();
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '78');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'Export' })).toHaveFocus();
    expect(sheets).toEqual([]);
    expect(asked.at(-1)).toBe(700);
  });

  it('says why rows could not be read, and goes on from there', async () => {
    const sheets = printer();
    let fails = true;
    const { source } = pagedSource(900, {
      onPage: async (from) => {
        if (from >= 700 && fails)
          throw new PartnerError({ code: 'unavailable', message: 'The service answered 503.' });
      },
    });
    const user = await print(source);
    expect(await screen.findByRole('alert')).toHaveTextContent('Not all rows could be read.');
    fails = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(sheets).toEqual([expect.objectContaining({ rows: 900 })]), inTime);
  });

  it('of more rows than a sheet has offers the file, and prints the first where they are enough', async () => {
    const sheets = printer();
    const { source, asked } = pagedSource(2400);
    const user = await print(source);
    expect(await screen.findByRole('alertdialog')).toHaveTextContent(
      'The list has 2,400 rows. At most 2,000 are printed; the file has all of them.',
    );
    expect(screen.getByRole('button', { name: 'Excel workbook (XLSX)' })).toBeTruthy();
    expect(asked.every((from) => from === 0)).toBe(true);
    await user.click(await first());
    await waitFor(() => expect(sheets).toEqual([expect.objectContaining({ rows: 2000 })]), inTime);
    expect(sheets[0]?.head).toContain('These are the first 2,000 rows.');
  });

  it('asks once it knows, where nobody has counted the rows', async () => {
    const sheets = printer();
    const { source } = pagedSource(2400, { counts: false });
    const user = await print(source);
    expect(await screen.findByText(/^The list has more than 2,000 rows/)).toBeTruthy();
    expect(sheets).toEqual([]);
    await user.click(await first());
    await waitFor(() => expect(sheets).toEqual([expect.objectContaining({ rows: 2000 })]), inTime);
  });

  it('waits for what the host knows of its rows, as a file does', async () => {
    const sheets = printer();
    const ahead = vi.fn(async () => {});
    const column = { id: 'owner', header: 'Owner', value: () => 'Anna', ahead };
    await print(pagedSource(300).source, { extraColumns: [column] });
    await waitFor(() => expect(sheets).toHaveLength(1), inTime);
    expect(ahead).toHaveBeenCalledTimes(1);
    expect(ahead.mock.calls.flat(2)).toHaveLength(300);
  });
});
