import { type CustomerSelection, memorySource, type PartnerDataSource } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { CustomerTable } from './customer-table.tsx';
import type { CustomerTableProps } from './customer-table-props.ts';

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    name: `Customer ${String(index).padStart(5, '0')}`,
    region: index % 4 === 0 ? 'EU' : 'US',
    tags: [],
  }));

/** 400 customers, 200 a page; the next page is never given, so that half of them stay not loaded. */
function pagedSource() {
  const all = rows(400);
  let isHeld = true;
  const add = vi.fn(({ customerIds, tags }: { customerIds: string[]; tags: string[] }) => ({
    results: customerIds.map((customerId) => ({ customerId, tags, changed: tags })),
  }));
  const source = createSource({
    customers: {
      list: ({ query, cursor, limit }) => {
        const found = query === 'region:EU' ? all.filter(({ region }) => region === 'EU') : all;
        // what the table itself asks for at its end never comes; a bulk act asks for larger pages
        if (cursor && isHeld && limit === 200) return new Promise<never>(() => {});
        const from = Number(cursor ?? 0);
        return {
          items: found.slice(from, from + 200),
          nextCursor: from + 200 < found.length ? String(from + 200) : null,
        };
      },
      count: ({ query }) => ({ total: query === 'region:EU' ? 100 : 400 }),
    },
    tags: { add: add as never },
  });
  return { source, add, release: () => (isHeld = false) };
}

function show(source: PartnerDataSource, props: CustomerTableProps = {}) {
  const user = userEvent.setup();
  const view = (next: CustomerTableProps) => (
    <PartnerProvider source={source}>
      <CustomerTable {...next} />
    </PartnerProvider>
  );
  const { rerender } = render(view(props));
  return { user, rerender: (next: CustomerTableProps) => rerender(view(next)) };
}

async function tagSelected(user: ReturnType<typeof userEvent.setup>, tag: string, many: string) {
  await user.click(await screen.findByRole('button', { name: 'Tags…' }));
  const dialog = await screen.findByRole('dialog', { name: many });
  await user.type(within(dialog).getByRole('combobox'), `${tag}{Enter}`);
}

afterEach(() => vi.restoreAllMocks());

describe('a selection of customers', () => {
  it('of all is all that match, and a tag reaches each of 10,000 but the one taken out', async () => {
    const saved = vi.fn(async () => {});
    const source = memorySource({ customers: rows(10_000), saveTags: saved });
    const { user } = show(source);
    await user.click(await screen.findByRole('button', { name: 'Select all' }));
    expect(await screen.findByText('10,000 selected')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'Select Customer 00001' }));
    expect(screen.getByText('9,999 selected')).toBeTruthy();
    await tagSelected(user, 'Everybody', 'Tags of 9,999 customers');
    expect(await screen.findByText('Tag “Everybody” added to 9,999 customers')).toBeTruthy();
    const tagged = new Set(
      saved.mock.calls
        .map((call) => JSON.stringify(call))
        .join()
        .match(/c\d+(?=")/g),
    );
    expect(tagged.size).toBe(9999);
    expect(tagged.has('c1')).toBe(false);
  }, 30_000);

  it('is made of all and of nobody in the header, which shows how much it is', async () => {
    const { user } = show(memorySource({ customers: rows(3) }));
    const head = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Select all' });
    expect([head.checked, head.indeterminate]).toEqual([false, false]);
    await user.click(head);
    expect(await screen.findByText('3 selected')).toBeTruthy();
    expect([head.checked, head.indeterminate]).toEqual([true, false]);
    await user.click(screen.getByRole('checkbox', { name: 'Select Customer 00001' }));
    expect([head.checked, head.indeterminate]).toEqual([false, true]);
    await user.click(head);
    expect(screen.getByText('3 selected')).toBeTruthy();
    await user.click(head);
    expect(screen.queryByText('3 selected')).toBeNull();
    expect([head.checked, head.indeterminate]).toEqual([false, false]);
  });

  it('is offered to whoever can do something with it', async () => {
    const source = memorySource({ customers: rows(3), viewer: { userId: 'u', roles: ['helpdesk'] } });
    const { rerender } = show(source);
    await screen.findByText('Customer 00001');
    await waitFor(() => expect(screen.queryByRole('checkbox')).toBeNull());
    expect(screen.queryByRole('button', { name: 'Select all' })).toBeNull();
    rerender({ actions: [{ id: 'greet', label: 'Greet', run: () => {} }] });
    expect(await screen.findByRole('checkbox', { name: 'Select Customer 00001' })).toBeTruthy();
    rerender({ onSelectionChange: () => {} });
    expect(await screen.findByRole('checkbox', { name: 'Select Customer 00001' })).toBeTruthy();
  });

  it('of all reaches 400 where 200 are loaded, and says how many are not shown', async () => {
    const { source, add } = pagedSource();
    const { user } = show(source);
    await user.click(await screen.findByRole('button', { name: 'Select all' }));
    expect(await screen.findByText('400 selected')).toBeTruthy();
    expect(screen.getByText('200 of them are not shown')).toBeTruthy();
    await tagSelected(user, 'Everybody', 'Tags of 400 customers');
    await waitFor(() => expect(add).toHaveBeenCalled());
    expect(new Set(add.mock.calls.flatMap(([{ customerIds }]) => customerIds))).toEqual(
      new Set(rows(400).map(({ id }) => id)),
    );
  });

  it('survives a filter: what it hides is counted, and a tag reaches it', async () => {
    const { source, add } = pagedSource();
    const { user, rerender } = show(source, { query: '' });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Customer 00001' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Customer 00002' }));
    rerender({ query: 'region:EU' });
    expect(await screen.findByText('2 of them are not shown')).toBeTruthy();
    await tagSelected(user, 'Both', 'Tags of 2 customers');
    await waitFor(() => expect(add).toHaveBeenCalledTimes(1));
    expect(add.mock.calls[0]?.[0].customerIds).toEqual(['c1', 'c2']);
  });

  it('of all that matched one filter stays that under a wider one', async () => {
    const { source } = pagedSource();
    const onSelectionChange = vi.fn();
    const { user, rerender } = show(source, { query: 'region:EU', onSelectionChange });
    await user.click(await screen.findByRole('button', { name: 'Select all' }));
    expect(await screen.findByText('100 selected')).toBeTruthy();
    rerender({ query: '', onSelectionChange });
    const box = (name: string) => screen.findByRole<HTMLInputElement>('checkbox', { name: `Select ${name}` });
    await waitFor(async () => expect((await box('Customer 00001')).checked).toBe(false));
    expect((await box('Customer 00004')).checked).toBe(true);
    expect(screen.getByText('50 of them are not shown')).toBeTruthy();
    await user.click(await box('Customer 00001'));
    expect(screen.getByText('101 selected')).toBeTruthy();
    expect(onSelectionChange).toHaveBeenLastCalledWith({ query: 'region:EU', except: [], also: ['c1'] });
  });

  it('may be the host’s: it is shown as given, and a change is told', async () => {
    const onSelectionChange = vi.fn();
    const selection: CustomerSelection = { query: '', except: ['c2'], also: [] };
    const { user } = show(memorySource({ customers: rows(5) }), { selection, onSelectionChange });
    expect(await screen.findByText('4 selected')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'Select Customer 00002' }));
    expect(onSelectionChange).toHaveBeenLastCalledWith({ query: '', except: [], also: [] });
    expect(screen.getByText('4 selected')).toBeTruthy();
  });

  it('is saved as CSV or as a workbook, and nothing else', async () => {
    const blobs: Blob[] = [];
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => `blob:${blobs.push(blob)}`,
        revokeObjectURL() {},
      }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const { user } = show(pagedSource().source, { selection: ['c399', 'c0'], columns: ['name'] });
    await user.click(await screen.findByRole('button', { name: 'Export selection' }));
    await user.click(await screen.findByRole('menuitem', { name: /CSV/ }));
    await waitFor(() => expect(blobs).toHaveLength(1));
    const text = await (blobs[0] as Blob).text();
    expect(text.replace('\uFEFF', '').trim().split(/\r?\n/)).toEqual([
      'Customer',
      'Customer 00000',
      'Customer 00399',
    ]);
    await user.click(await screen.findByRole('button', { name: 'Export selection' }));
    await user.click(await screen.findByRole('menuitem', { name: /XLSX/ }));
    await waitFor(() => expect(blobs).toHaveLength(2));
    const { sheets } = await readXlsx(new Uint8Array(await (blobs[1] as Blob).arrayBuffer()));
    expect(sheets[0]?.rows).toEqual([['Customer'], ['Customer 00000'], ['Customer 00399']]);
  });

  it('of some that are gone says so and acts on the others', async () => {
    const { user } = show(memorySource({ customers: rows(3), saveTags: async () => {} }), {
      selection: ['c1', 'gone'],
    });
    await screen.findByText('2 selected');
    await user.click(await screen.findByRole('button', { name: 'Tags…' }));
    expect(await screen.findByText('1 selected customer is no longer there')).toBeTruthy();
    expect(await screen.findByRole('dialog', { name: 'Edit tags of Customer 00001' })).toBeTruthy();
  });
});
