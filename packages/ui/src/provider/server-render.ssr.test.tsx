// @vitest-environment node
import { memorySource } from '@partnerkit/sdk';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { PartnerProvider } from './partner-provider.tsx';

it('renders on a server: the skeleton of the table, without a DOM', () => {
  const html = renderToString(
    <PartnerProvider source={memorySource({ customers: [] })} locale="en">
      <CustomerTable />
    </PartnerProvider>,
  );
  expect(html).toContain('pk-skeleton-cell');
  expect(html).toContain('Search by name or e-mail');
});

it.each(['it_IT', 'C', '', 'zh_Hans_CN'])(
  'renders on a server under the locale %j of its environment',
  (locale) => {
    const html = renderToString(
      <PartnerProvider source={memorySource({ customers: [] })} locale={locale}>
        <CustomerTable />
      </PartnerProvider>,
    );
    expect(html).toContain('pk-skeleton-cell');
  },
);

it('renders on a server without a source: what is missing, in its place', () => {
  expect(renderToString(<PartnerProvider>content</PartnerProvider>)).toContain('needs a source');
});
