import type { PartnerDataSource } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { QueryClient } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { PartnerProvider } from '../../provider/partner-provider.tsx';
import { type PageCall, usePagedRows } from './use-paged-rows.ts';

interface Row {
  readonly id: string;
}
type Answer = { readonly ids: string; readonly next: string | null; readonly total?: number };

const source: PartnerDataSource = createSource({});
const idOf = ({ id }: Row) => id;
const clients: QueryClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.clear();
});

/** A list whose pages a function answers, as a widget shows it. */
function rendered(answer: (call: PageCall, list: string) => Answer | Promise<Answer>) {
  const queryClient = new QueryClient();
  clients.push(queryClient);
  const asked: (string | null)[] = [];
  const load = (list: string) => async (call: PageCall) => {
    asked.push(call.cursor);
    const { ids, next, total } = await answer(call, list);
    return {
      items: [...ids].map((id) => ({ id })),
      nextCursor: next,
      ...(total === undefined ? {} : { total }),
    };
  };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PartnerProvider source={source} queryClient={queryClient}>
      {children}
    </PartnerProvider>
  );
  const hook = renderHook(
    (list: string) => usePagedRows<Row>({ name: ['rows', list], idOf, pageSize: 2, load: load(list) }),
    { wrapper, initialProps: 'a' },
  );
  const ids = () => {
    const { data } = hook.result.current;
    return data && Array.from({ length: data.total }, (_, at) => data.at(at)?.id).join('');
  };
  const changed = () => act(() => queryClient.invalidateQueries({ queryKey: ['partnerkit'] }));
  return { ...hook, asked, ids, changed };
}

/** Rows `a` to `h` two at a time, as a source of pages has them. */
const alphabet = ({ cursor, limit }: PageCall): Answer => {
  const from = Number(cursor ?? 0);
  const end = from + limit;
  return { ids: 'abcdefgh'.slice(from, end), next: end < 8 ? String(end) : null };
};

/** A promise that is settled from outside. */
function held<Value>() {
  let release: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}

describe('rows that come page after page', () => {
  it('are asked for once, however often the end is near', async () => {
    const { result, ids, asked } = rendered(alphabet);
    await waitFor(() => expect(ids()).toBe('ab'));
    await act(() => Promise.all([result.current.loadMore(), result.current.loadMore()]));
    await waitFor(() => expect(ids()).toBe('abcd'));
    expect(asked).toEqual([null, '2']);
    expect(result.current.data?.count).toBeUndefined();
  });

  it('keep their length when something changed, and go on behind it', async () => {
    const { result, ids, changed } = rendered(alphabet);
    await waitFor(() => expect(ids()).toBe('ab'));
    await act(() => result.current.loadMore());
    await waitFor(() => expect(ids()).toBe('abcd'));
    await changed();
    expect(ids()).toBe('abcd');
    await act(() => result.current.loadMore());
    await waitFor(() => expect(ids()).toBe('abcdef'));
    await changed();
    await act(() => result.current.loadMore());
    await waitFor(() => expect(ids()).toBe('abcdefgh'));
    expect(result.current.data).toMatchObject({ nextCursor: null, count: 8 });
  });

  it('leave no hole where a page arrives after they were loaded again', async () => {
    const page = held<Answer>();
    let reads = 0;
    const { result, ids, changed } = rendered((call) => {
      if (call.cursor === null) reads++;
      if (call.cursor !== null && reads === 1) return page.promise;
      // the first page has one row more by now: what follows it moved
      return reads === 1 ? { ids: 'ab', next: 'x' } : { ids: 'zab', next: 'y' };
    });
    await waitFor(() => expect(ids()).toBe('ab'));
    const more = result.current.loadMore();
    await changed();
    await waitFor(() => expect(ids()).toBe('zab'));
    await act(async () => {
      page.release({ ids: 'cd', next: null });
      await more;
    });
    expect(ids()).toBe('zab');
    expect(result.current.data?.nextCursor).toBe('y');
  });

  it('go on over pages without a row, at the start and in the middle', async () => {
    const pages: Record<string, Answer> = {
      start: { ids: '', next: '1' },
      1: { ids: 'ab', next: '2' },
      2: { ids: '', next: '3' },
      3: { ids: 'c', next: '' },
    };
    const { result, ids } = rendered(({ cursor }) => pages[cursor ?? 'start'] as Answer);
    await waitFor(() => expect(ids()).toBe('ab'));
    expect(result.current.data?.count).toBeUndefined();
    await act(() => result.current.loadMore());
    await waitFor(() => expect(ids()).toBe('abc'));
    expect(result.current.data).toMatchObject({ nextCursor: null, count: 3, stuck: undefined });
  });

  it('stop where a cursor comes again, and do not pass for all there is', async () => {
    const { result, ids, asked } = rendered(({ cursor }) => ({ ids: cursor ? 'cd' : 'ab', next: '1' }));
    await waitFor(() => expect(ids()).toBe('ab'));
    await act(() => result.current.loadMore());
    await waitFor(() => expect(result.current.data?.stuck).toMatchObject({ code: 'malformed' }));
    await act(() => result.current.loadMore());
    expect(asked).toEqual([null, '1']);
    expect(result.current.data?.count).toBeUndefined();
    expect(ids()).toBe('ab');
  });

  it('are asked for again after a page failed', async () => {
    let fails = true;
    const { result, ids } = rendered((call) => {
      if (call.cursor === 'empty')
        return fails ? Promise.reject(new Error('down')) : { ids: 'c', next: null };
      return call.cursor === null ? { ids: 'ab', next: '1' } : { ids: '', next: 'empty' };
    });
    await waitFor(() => expect(ids()).toBe('ab'));
    await act(() => result.current.loadMore());
    fails = false;
    await act(() => result.current.loadMore());
    await waitFor(() => expect(ids()).toBe('abc'));
  });

  it('of the last list that could be read stay where the next one fails', async () => {
    const { result, ids, rerender } = rendered((call, list) =>
      list === 'a' ? alphabet(call) : Promise.reject(new Error('down')),
    );
    await waitFor(() => expect(ids()).toBe('ab'));
    rerender('b');
    await waitFor(() => expect(result.current.outdated).toBeTruthy());
    expect(ids()).toBe('ab');
  });
});
