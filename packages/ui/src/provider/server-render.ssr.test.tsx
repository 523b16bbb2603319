// @vitest-environment node
import { memorySource } from '@partnerkit/sdk';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { PartnerProvider } from './partner-provider.tsx';

afterEach(() => vi.useRealTimers());

it('sets no timer on a server, which would hold the rows of each request in memory', () => {
  vi.useFakeTimers();
  renderToString(
    <PartnerProvider source={memorySource({ customers: async () => [] })} locale="en">
      <CustomerTable />
    </PartnerProvider>,
  );
  expect(vi.getTimerCount()).toBe(0);
});

it('renders on a server, without a DOM: the rows of an array', () => {
  const html = renderToString(
    <PartnerProvider source={memorySource({ customers: [{ id: 'a', name: 'Acme' }] })} locale="en">
      <CustomerTable />
    </PartnerProvider>,
  );
  expect(html).toContain('Acme');
  expect(html).toContain('Search by name or e-mail');
});

it.each(['it_IT', 'C', '', 'zh_Hans_CN'])(
  'renders on a server under the locale %j of its environment: the skeleton of what is still to be loaded',
  (locale) => {
    const html = renderToString(
      <PartnerProvider source={memorySource({ customers: async () => [] })} locale={locale}>
        <CustomerTable />
      </PartnerProvider>,
    );
    expect(html).toContain('pk-skeleton-cell');
  },
);

it('renders on a server without a source: what is missing, in its place', () => {
  expect(renderToString(<PartnerProvider>content</PartnerProvider>)).toContain('needs a source');
});
