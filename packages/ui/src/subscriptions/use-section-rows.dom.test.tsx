import type { PartnerDataSource } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { usePartner } from '../provider/partner-context.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { type SectionQuery, useSectionRows } from './use-section-rows.ts';

interface Call {
  readonly product: string;
  readonly sort: string | undefined;
  readonly cursor: string | null;
  readonly region: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Five rows in pages of two; what `isHeld` says never comes. */
function source(isHeld: (call: Call) => boolean = () => false): { calls: Call[]; source: PartnerDataSource } {
  const calls: Call[] = [];
  return {
    calls,
    source: createSource({
      subscriptions: {
        section: ({ product, sort, cursor }, { region, signal }) => {
          const call = { product, sort, cursor: cursor ?? null, region, signal };
          calls.push(call);
          if (isHeld(call)) return new Promise<never>(() => {});
          const from = Number(cursor ?? 0);
          const items = [0, 1, 2, 3, 4].slice(from, from + 2).map((at) => ({
            customerId: `c${at}`,
            customerName: `${product} ${at}`,
            id: `sub-${at}`,
            kind: 'subscription' as const,
            product,
            total: 10,
            assigned: null,
            used: null,
            available: null,
            overage: null,
          }));
          return { items, total: 5, nextCursor: from + 2 < 5 ? String(from + 2) : null };
        },
      },
    }),
  };
}

const meetings: SectionQuery = { section: 'expiring', product: 'meetings', sort: undefined };

function rendered(from: PartnerDataSource, first: SectionQuery = meetings) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PartnerProvider source={from}>{children}</PartnerProvider>
  );
  return renderHook((query: SectionQuery) => ({ rows: useSectionRows(query), partner: usePartner() }), {
    wrapper,
    initialProps: first,
  });
}

describe('the rows of a section', () => {
  it('come a page at a time, each once', async () => {
    const { source: from, calls } = source();
    const { result } = rendered(from);
    await waitFor(() => expect(result.current.rows.data?.total).toBe(2));
    expect(result.current.rows.data?.count).toBe(5);
    await act(async () => {
      await Promise.all([result.current.rows.loadMore(), result.current.rows.loadMore()]);
    });
    await waitFor(() => expect(result.current.rows.data?.total).toBe(4));
    await act(() => result.current.rows.loadMore());
    await waitFor(() => expect(result.current.rows.data?.nextCursor).toBeNull());
    expect(result.current.rows.data?.total).toBe(5);
    expect(calls.map(({ cursor }) => cursor)).toEqual([null, '2', '4']);
  });

  it('page on after they were loaded again', async () => {
    const { source: from } = source();
    const { result } = rendered(from);
    await waitFor(() => expect(result.current.rows.data?.total).toBe(2));
    await act(() => result.current.rows.loadMore());
    await waitFor(() => expect(result.current.rows.data?.total).toBe(4));
    act(() => result.current.rows.refresh());
    await waitFor(() => expect(result.current.rows.isFetching).toBe(false));
    expect(result.current.rows.data?.total).toBe(4);
    await act(() => result.current.rows.loadMore());
    await waitFor(() => expect(result.current.rows.data?.total).toBe(5));
  });

  it('stay while another order loads', async () => {
    const { source: from } = source(({ sort }) => sort === '-total');
    const { result, rerender } = rendered(from);
    await waitFor(() => expect(result.current.rows.data?.total).toBe(2));
    rerender({ ...meetings, sort: '-total' });
    // what is over in a blink is not said
    expect(result.current.rows).toMatchObject({ isUpdating: false, data: { total: 2 } });
    await waitFor(() => expect(result.current.rows.isUpdating).toBe(true));
    expect(result.current.rows.data?.total).toBe(2);
  });

  it('of one product never stand for another', async () => {
    const { source: from } = source(({ product }) => product === 'calling');
    const { result, rerender } = rendered(from);
    await waitFor(() => expect(result.current.rows.data?.total).toBe(2));
    rerender({ ...meetings, product: 'calling' });
    expect(result.current.rows.data).toBeUndefined();
  });

  it('of one region never stand for another, and what is in flight ends (REG-1)', async () => {
    const { source: from, calls } = source(({ cursor, region }) => cursor !== null || region === 'EU');
    const { result } = rendered(from);
    await waitFor(() => expect(result.current.rows.data?.total).toBe(2));
    void result.current.rows.loadMore();
    await waitFor(() => expect(calls).toHaveLength(2));
    act(() => result.current.partner.setRegion('EU'));
    expect(result.current.rows.data).toBeUndefined();
    expect(calls[1]?.signal?.aborted).toBe(true);
  });
});
