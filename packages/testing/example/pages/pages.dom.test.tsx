// what the documentation shows is shown here as a page would show it
import type { AddressInfo } from 'node:net';
import { createPartnerClient } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { renderWithPartner } from '@partnerkit/testing/react';
import { CustomerTable } from '@partnerkit/ui';
import { cleanup, render, screen } from '@testing-library/react';
import { type ComponentType, createElement } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import * as embedIt from './embed-it.tsx';
import { expiring } from './headless.ts';
import { customers, organizations } from './host.tsx';
import * as languages from './languages.tsx';
import * as languagesInShort from './languages-in-short.tsx';
import { server } from './least-server.ts';
import * as ownBackEnd from './own-back-end.tsx';
import * as ownData from './own-data.tsx';
import App from './start.tsx';
import * as ownState from './state-of-your-own.tsx';
import { made } from './theming.ts';

beforeEach(() => {
  vi.stubGlobal('fetch', async (address: string | URL | Request) =>
    Response.json(`${address}`.includes('subscriptions') ? [] : customers),
  );
});

const pages: [title: string, page: ComponentType, says: string][] = [
  ['start', App, 'Customers'],
  ['embed it', embedIt.Customers, 'Customers'],
  ['a locale', languagesInShort.InItalian, 'Clienti'],
  ['texts of its own', languages.InItalian, 'I nostri clienti'],
];

test.each(pages)('%s: two customers, under its heading', async (_title, page, says) => {
  render(createElement(page));
  expect(await screen.findByRole('region', { name: says })).toBeTruthy();
  expect(await screen.findByText('Alimentari Serrapiana')).toBeTruthy();
});

test.each([
  ['state of its own', ownState.Controlled],
  ['state in the address', ownState.InTheAddress],
  ['parts of its own', ownState.WithParts],
  ['a column of its own', ownData.WithOwners],
])('%s: a table below a provider', async (_title, page) => {
  renderWithPartner(createElement(page));
  expect((await screen.findAllByRole('row')).length).toBeGreaterThan(2);
});

test('sources over rows, a server, and functions', async () => {
  const { sources } = ownData;
  const made = [sources.loaded(), sources.mapped(), sources.told(), sources.exported, sources.kept];
  const { homeInEurope, behindOneOrigin, overFunctions } = ownBackEnd;
  for (const source of [...made, homeInEurope(), behindOneOrigin(), overFunctions()])
    expect(source.call).toBeTypeOf('function');
  for (const page of [ownBackEnd.Portal, ownBackEnd.Told]) {
    render(createElement(page));
    expect(await screen.findByRole('region', { name: 'Customers' })).toBeTruthy();
    cleanup();
  }
});

test('rows as a spreadsheet exports them', async () => {
  const client = createPartnerClient({ source: ownData.sources.exported });
  const { items, refused } = await client.customers.list({ sort: '-name' });
  expect(refused ?? []).toEqual([]);
  expect(items[0]).toMatchObject({
    ...{ id: '1007', region: 'EU', tags: ['gold', 'pilot'] },
    ...{ expiresOn: '2027-01-03', licenses: { purchased: 1250 } },
  });
  expect(items[1]?.name).toBe('Alimentari Serrapiana');
  expect(items[1]?.expiresOn).toBeUndefined();
});

test('a column of a field of the rows', async () => {
  const { countries, sources } = ownData;
  renderWithPartner(<CustomerTable enrich={countries} columns={['name', 'country']} />, {
    source: sources.mapped(),
  });
  expect(await screen.findAllByText(organizations[0]?.country as string)).not.toHaveLength(0);
});

test('the least that a server answers is a table with its search', async () => {
  vi.unstubAllGlobals();
  const asked: string[] = [];
  server.on('request', ({ url = '' }) => asked.push(url.replace(/\?.*/, '')));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const source = httpSource({
    regions: { EU: { baseUrl: `http://127.0.0.1:${port}/eu/v1` } },
    getToken: async () => 'token',
  });
  try {
    renderWithPartner(<CustomerTable defaultQuery="bakery" />, { source });
    expect(await screen.findByText('Bakery Brown')).toBeTruthy();
    expect(screen.queryByText('Alimentari Serrapiana')).toBeNull();
    const listed = ['viewer', 'customers', 'tags'].map((name) => `/eu/v1/${name}`);
    expect(asked).toEqual(expect.arrayContaining(listed));
    const refused = createPartnerClient({ source }).customers.list({ query: 'status:' });
    await expect(refused).rejects.toMatchObject({ code: 'invalid' });
  } finally {
    cleanup();
    server.close();
    server.closeAllConnections();
  }
});

test('a script', async () => {
  expect(await expiring()).toEqual({ items: [], nextCursor: null });
});

test('a theme that can be read', () => {
  expect(made().problems).toEqual([]);
});
