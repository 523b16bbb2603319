// @vitest-environment node
import { memorySource } from '@partnerkit/sdk';
import { renderToString } from 'react-dom/server';
import {
  createStaticHandler,
  createStaticRouter,
  StaticRouterProvider,
  useLocation,
  useNavigate,
} from 'react-router';
import { expect, it } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { customerTableAddress } from './customer-table-address.ts';
import { useHistoryAddress } from './use-history-address.ts';
import { useNextAddress } from './use-next-address.ts';
import type { PageAddress } from './use-page-address.ts';
import { useReactRouterAddress } from './use-react-router-address.ts';

const source = memorySource({ customers: ['Acme', 'Beta'].map((name) => ({ id: name, name })) });

function Customers({ address }: { address: PageAddress }) {
  return (
    <PartnerProvider source={source} locale="en">
      <CustomerTable {...customerTableAddress(address)} />
    </PartnerProvider>
  );
}

function HistoryPage() {
  return <Customers address={useHistoryAddress('?query=beta')} />;
}

function NextPage() {
  return <Customers address={useNextAddress(new URLSearchParams('query=beta'))} />;
}

function RouterPage() {
  return <Customers address={useReactRouterAddress(useLocation(), useNavigate())} />;
}

it.each([
  ['History, by what the server was asked', <HistoryPage key="history" />],
  ['Next', <NextPage key="next" />],
])('a server renders what the address says: %s', (_, page) => {
  expect(renderToString(page)).toContain('value="beta"');
});

it('a server renders what the address says: React Router', async () => {
  const { query, dataRoutes } = createStaticHandler([{ path: '/', element: <RouterPage /> }]);
  const context = await query(new Request('http://localhost/?query=beta'));
  if (context instanceof Response) throw new Error('redirected');
  const html = renderToString(
    <StaticRouterProvider
      router={createStaticRouter(dataRoutes, context)}
      context={context}
      hydrate={false}
    />,
  );
  expect(html).toContain('value="beta"');
});
