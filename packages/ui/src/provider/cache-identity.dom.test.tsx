import { memorySource } from '@partnerkit/sdk';
import { dehydrate, hydrate, QueryClient } from '@tanstack/react-query';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { PartnerProvider } from './partner-provider.tsx';

/** A partner whose rows come when the test says so: until then nothing but a cache could show any. */
function slowPartner(name: string) {
  let answer = (_rows: { id: string; name: string }[]) => {};
  const rows = new Promise<{ id: string; name: string }[]>((resolve) => {
    answer = resolve;
  });
  return {
    name,
    source: memorySource({ customers: () => rows }),
    arrive: () => answer([{ id: 'c1', name }]),
  };
}
type SlowPartner = ReturnType<typeof slowPartner>;

const tableOf = ({ source }: SlowPartner, queryClient: QueryClient) => (
  <PartnerProvider source={source} queryClient={queryClient}>
    <CustomerTable />
  </PartnerProvider>
);

function newPlace(html = ''): HTMLElement {
  const place = document.body.appendChild(document.createElement('div'));
  place.innerHTML = html;
  return place;
}

const roots: Root[] = [];
afterEach(async () => {
  await act(async () => {
    for (const root of roots.splice(0)) root.unmount();
  });
  cleanup();
  document.body.replaceChildren();
  vi.resetModules();
});

/** The first partner's rows are there, the second's are slow: whatever its table shows before is not its own. */
async function expectOwnRows(first: [HTMLElement, SlowPartner], second: [HTMLElement, SlowPartner]) {
  const [[firstPlace, one], [secondPlace, other]] = [first, second];
  await act(async () => one.arrive());
  expect(await within(firstPlace).findByText(one.name)).toBeTruthy();
  expect(within(secondPlace).queryByText(one.name)).toBeNull();
  await act(async () => other.arrive());
  expect(await within(secondPlace).findByText(other.name)).toBeTruthy();
  expect(within(secondPlace).queryByText(one.name)).toBeNull();
  expect(within(firstPlace).queryByText(other.name)).toBeNull();
}

it('two hydrated roots with one query client never show the rows of the other partner', async () => {
  const shared = new QueryClient();
  const partners = [slowPartner('Of the first'), slowPartner('Of the second')] as const;
  const hydrated = (partner: SlowPartner) => {
    const page = tableOf(partner, shared);
    const place = newPlace(renderToString(page));
    roots.push(hydrateRoot(place, page));
    return place;
  };
  const [one, other] = await act(async () => [hydrated(partners[0]), hydrated(partners[1])] as const);
  await expectOwnRows([one, partners[0]], [other, partners[1]]);
});

it('two copies of the library with one query client never show the rows of the other partner', async () => {
  const shared = new QueryClient();
  const partners = [slowPartner('Of the first'), slowPartner('Of the second')] as const;
  const one = newPlace();
  render(tableOf(partners[0], shared), { container: one });

  // React, TanStack Query and the widgets once more, each counting from its own start
  vi.resetModules();
  const [react, dom, provider, table] = await Promise.all([
    import('react'),
    import('react-dom/client'),
    import('./partner-provider.tsx'),
    import('../customers/customer-table.tsx'),
  ]);
  expect(provider.PartnerProvider).not.toBe(PartnerProvider);
  const other = newPlace();
  const root = dom.createRoot(other);
  root.render(
    react.createElement(provider.PartnerProvider, {
      source: partners[1].source,
      queryClient: shared,
      children: react.createElement(table.CustomerTable),
    }),
  );
  roots.push(root);
  await expectOwnRows([one, partners[0]], [other, partners[1]]);
});

it('a table mounted again in the place of another partner starts without its rows', async () => {
  const shared = new QueryClient();
  const [one, other] = [slowPartner('Of the first'), slowPartner('Of the second')];
  const first = render(tableOf(one, shared));
  await act(async () => one.arrive());
  expect(await screen.findByText(one.name)).toBeTruthy();
  first.unmount();
  const second = render(tableOf(other, shared));
  expect(screen.queryByText(one.name)).toBeNull();
  await act(async () => other.arrive());
  expect(await screen.findByText(other.name)).toBeTruthy();
  expect(screen.queryByText(one.name)).toBeNull();
  // the same root, another source: no remount at all
  const third = slowPartner('Of the third');
  second.rerender(tableOf(third, shared));
  expect(screen.queryByText(other.name)).toBeNull();
  await act(async () => third.arrive());
  expect(await screen.findByText(third.name)).toBeTruthy();
});

it('a cache that a host keeps and hands to another tab answers for no partner there', async () => {
  const [one, other] = [slowPartner('Of the first'), slowPartner('Of the second')];
  const tab = new QueryClient();
  const first = render(tableOf(one, tab));
  await act(async () => one.arrive());
  expect(await screen.findByText(one.name)).toBeTruthy();
  const kept = dehydrate(tab, { shouldDehydrateQuery: () => true });
  expect(
    kept.queries.filter(({ queryKey, state }) => queryKey.includes('customers') && state.data),
  ).toHaveLength(1);
  first.unmount();

  const nextTab = new QueryClient();
  hydrate(nextTab, kept);
  render(tableOf(other, nextTab));
  expect(screen.queryByText(one.name)).toBeNull();
  await act(async () => other.arrive());
  expect(await screen.findByText(other.name)).toBeTruthy();
  expect(screen.queryByText(one.name)).toBeNull();
});
