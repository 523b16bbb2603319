import { memorySource } from '@partnerkit/sdk';
import { act, cleanup, render, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { createBrowserRouter, RouterProvider, useLocation, useNavigate } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { customerTableAddress, regionAddress } from './customer-table-address.ts';
import { useHistoryAddress } from './use-history-address.ts';
import { useNextAddress } from './use-next-address.ts';
import { type AddressStep, type PageAddress, usePageAddress } from './use-page-address.ts';
import { useReactRouterAddress } from './use-react-router-address.ts';

const customers = ['Acme', 'Acorn', 'Beta'].map((name) => ({ id: name, name, region: 'US', tags: [] }));
const source = memorySource({ customers });

function Customers({ address }: { address: PageAddress }) {
  return (
    <PartnerProvider source={source} {...regionAddress(address)}>
      <CustomerTable {...customerTableAddress(address, { columns: true })} />
    </PartnerProvider>
  );
}

function HistoryPage() {
  return <Customers address={useHistoryAddress()} />;
}

function RouterPage() {
  return <Customers address={useReactRouterAddress(useLocation(), useNavigate())} />;
}

function ReactRouterApp() {
  const [router] = useState(() => createBrowserRouter([{ path: '/list/*', element: <RouterPage /> }]));
  return <RouterProvider router={router} />;
}

/** What Next does with an address: it follows `history`, a moment later. */
function NextPage() {
  const [params, setParams] = useState(() => new URLSearchParams(location.search));
  const [patched] = useState(() => {
    for (const method of ['pushState', 'replaceState'] as const) {
      const original = History.prototype[method];
      vi.spyOn(history, method).mockImplementation((state, title, href) => {
        original.call(history, { ...state, __NA: true }, title, href);
        const search = location.search;
        setTimeout(() => act(() => setParams(new URLSearchParams(search))));
      });
    }
    return true;
  });
  const [isFollowing, setFollowing] = useState(false);
  if (patched && !isFollowing) {
    addEventListener('popstate', () => setParams(new URLSearchParams(location.search)));
    setFollowing(true);
  }
  return <Customers address={useNextAddress(params)} />;
}

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('.pk-name')?.textContent ?? '');
const back = async () => {
  const came = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
  history.back();
  await act(() => came);
};

beforeEach(() => {
  history.replaceState(null, '', '/list/all?utm=%20x&a=1&a=2&debug#here');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe.each([
  ['History', HistoryPage],
  ['React Router', ReactRouterApp],
  ['Next', NextPage],
] as const)('the state of a list in the address, by %s', (_, Page) => {
  const header = (name: string) =>
    within(screen.getByRole('columnheader', { name })).getByRole('button', { name });

  it('is what the address says, and says what is chosen; what else stands there stays as it is', async () => {
    history.replaceState(
      null,
      '',
      `${location.pathname}${location.search}&query=ac&sort=-name${location.hash}`,
    );
    const user = userEvent.setup();
    render(<Page />);
    await waitFor(() => expect(names()).toEqual(['Acorn', 'Acme']));
    await user.click(header('Customer'));
    await waitFor(() => expect(location.search).toBe('?utm=%20x&a=1&a=2&debug&query=ac'));
    await user.click(header('Customer'));
    await waitFor(() => expect(location.search).toBe('?utm=%20x&a=1&a=2&debug&query=ac&sort=name'));
    expect(names()).toEqual(['Acme', 'Acorn']);
    expect(location.pathname + location.hash).toBe('/list/all#here');
  });

  it('is gone back to step by step, a word being one of them', async () => {
    const user = userEvent.setup();
    render(<Page />);
    await waitFor(() => expect(names()).toHaveLength(3));
    await user.type(screen.getByRole('searchbox'), 'acme');
    await waitFor(() => expect(location.search).toBe('?utm=%20x&a=1&a=2&debug&query=acme'));
    await waitFor(() => expect(names()).toEqual(['Acme']));
    expect((screen.getByRole('searchbox') as HTMLInputElement).value).toBe('acme');
    await user.click(header('Customer'));
    await waitFor(() => expect(location.search).toContain('sort=name'));
    await back();
    await waitFor(() => expect(location.search).toBe('?utm=%20x&a=1&a=2&debug&query=acme'));
    await back();
    await waitFor(() => expect(names()).toHaveLength(3));
    expect(location.search).toBe('?utm=%20x&a=1&a=2&debug');
    expect((screen.getByRole('searchbox') as HTMLInputElement).value).toBe('');
  });

  it('may be anything: what cannot be is left out, and the list lives', async () => {
    const search =
      '?query=status%3Anope&sort=owners&columns=%7B%22columnOrder%22%3A7%7D&detail=x&region=US&%';
    history.replaceState(null, '', `/list/all${search}`);
    render(<Page />);
    expect(await screen.findByRole('textbox', { name: 'Query' })).toBeTruthy();
    expect(screen.getByText('This query cannot be read')).toBeTruthy();
    cleanup();
    history.replaceState(
      null,
      '',
      '/list/all?sort=owners&columns=%7B%22columnOrder%22%3A%5B1%2C%22name%22%5D%7D',
    );
    render(<Page />);
    await waitFor(() => expect(names()).toEqual(['Acme', 'Acorn', 'Beta']));
  });
});

it('follows what others push, where they tell of it', async () => {
  render(<HistoryPage />);
  await waitFor(() => expect(names()).toHaveLength(3));
  act(() => {
    history.pushState(null, '', '/list/all?query=beta');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await waitFor(() => expect(names()).toEqual(['Beta']));
});

describe('a change of the address', () => {
  const open = () => {
    const seen: [string, AddressStep][] = [];
    const view = renderHook(
      ({ search }) => usePageAddress({ search, go: (next, step) => seen.push([next, step]) }),
      { initialProps: { search: '?x=1' } },
    );
    const { get } = { get: (name: string) => view.result.current.get(name) ?? '-' };
    return {
      seen,
      shown: () => ['a', 'b', 'x'].map(get).join(' '),
      goes: (search: string) => view.rerender({ search }),
      set: (...changes: Parameters<PageAddress['set']>[]) =>
        act(async () => {
          for (const change of changes) view.result.current.set(...change);
        }),
    };
  };

  it('is one step with all others of the same act, shown before the router has gone there', async () => {
    const { seen, shown, goes, set } = open();
    await set([{ a: '1' }], [{ b: '2', x: undefined }, 'push'], [{ a: '3' }]);
    expect(seen).toEqual([['?a=3&b=2', 'push']]);
    expect(shown()).toBe('3 2 -');
    await set([{ b: '4' }]);
    expect(seen.at(-1)).toEqual(['?a=3&b=4', 'replace']);
    // the router comes to the first, then to the second, and then goes back
    goes('?a=3&b=2');
    expect(shown()).toBe('3 4 -');
    goes('?a=3&b=4');
    expect(shown()).toBe('3 4 -');
    goes('?a=3&b=2');
    expect(shown()).toBe('3 2 -');
  });

  it('is not lost where the router comes to the one before at the same moment', async () => {
    const { seen, shown, goes, set } = open();
    for (const [before, letters] of ['a', 'ac', 'acm', 'acme'].map((text, i) => ['acme'.slice(0, i), text])) {
      await set([{ a: letters }]);
      if (before) goes(`?x=1&a=${before}`);
      expect(shown()).toBe(`${letters} - 1`);
    }
    goes('?x=1&a=acme');
    expect(shown()).toBe('acme - 1');
    expect(seen.at(-1)).toEqual(['?x=1&a=acme', 'replace']);
  });

  it('gives way to where somebody else goes meanwhile', async () => {
    const { seen, shown, goes, set } = open();
    await set([{ a: '1' }]);
    goes('?a=other');
    expect(shown()).toBe('other - -');
    await set([{ b: '2' }]);
    expect(seen.at(-1)?.[0]).toBe('?a=other&b=2');
  });

  it('that changes nothing is none', async () => {
    const { seen, set } = open();
    await set([{ x: '1', a: undefined }]);
    expect(seen).toEqual([]);
  });
});

it('goes by the router of Next, without a scroll, where a host’s server components read the address', async () => {
  const router = { push: vi.fn(), replace: vi.fn() };
  const { result } = renderHook(() =>
    useNextAddress(new URLSearchParams('a=1'), { router, pathname: '/shop' }),
  );
  await act(async () => result.current.set({ b: '2' }, 'push'));
  expect(router.push).toHaveBeenCalledWith('/shop?a=1&b=2#here', { scroll: false });
});

it('of a list has a prefix and defaults where a page has several', () => {
  const set = vi.fn();
  const list = customerTableAddress(
    { get: (name) => ({ 'left-query': 'acme', 'left-sort': '' })[name], set },
    { prefix: 'left-', defaultSort: '-licenses' },
  );
  expect(list).toMatchObject({ query: 'acme', sort: null, detail: null });
  list.onSortChange?.('-licenses');
  expect(set).toHaveBeenLastCalledWith({ 'left-sort': undefined }, 'push');
  list.onSortChange?.(null);
  expect(set).toHaveBeenLastCalledWith({ 'left-sort': '' }, 'push');
  list.onQueryChange?.('acm');
  expect(set).toHaveBeenLastCalledWith({ 'left-query': 'acm' }, 'replace');
  list.onQueryChange?.('status:trial');
  expect(set).toHaveBeenLastCalledWith({ 'left-query': 'status:trial' }, 'push');
  list.onQueryChange?.('');
  expect(set).toHaveBeenLastCalledWith({ 'left-query': undefined }, 'push');
});
