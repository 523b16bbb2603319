// what the documentation shows is shown here as a page would show it
import { renderWithPartner } from '@partnerkit/testing/react';
import { CustomerTable } from '@partnerkit/ui';
import { cleanup, render, screen } from '@testing-library/react';
import { type ComponentType, createElement } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as embedIt from './embed-it.tsx';
import { expiring } from './headless.ts';
import { customers } from './host.tsx';
import * as languages from './languages.tsx';
import * as languagesInShort from './languages-in-short.tsx';
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
  const made = [sources.loaded(), sources.mapped(), sources.told(), sources.kept];
  for (const source of [...made, ownBackEnd.homeInEurope(), ownBackEnd.overFunctions()])
    expect(source.call).toBeTypeOf('function');
  for (const page of [ownBackEnd.Portal, ownBackEnd.Told]) {
    render(createElement(page));
    expect(await screen.findByRole('region', { name: 'Customers' })).toBeTruthy();
    cleanup();
  }
});

test('a script', async () => {
  expect(await expiring()).toEqual({ items: [], nextCursor: null });
});

test('a theme that can be read', () => {
  expect(made().problems).toEqual([]);
});

describe('your own test', () => {
  test('shows who expires within thirty days', async () => {
    renderWithPartner(<CustomerTable defaultQuery="expires<30d" />);
    expect(await screen.findByText(/^\d+ customers match$/)).toBeTruthy();
  });
});
