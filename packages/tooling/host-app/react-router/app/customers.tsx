import { customerTableAddress } from '@partnerkit/ui/address';
import { useReactRouterAddress } from '@partnerkit/ui/address/react-router';
import { useLoaderData, useLocation, useNavigate } from 'react-router';
import { portfolio } from '../../src/portfolio.ts';
import { TableAndChart } from '../../src/table-and-chart.tsx';

/** The rows are fetched before the page is rendered, on the server alone. */
export const loader = async () => portfolio;

export default function Customers() {
  const address = useReactRouterAddress(useLocation(), useNavigate());
  return <TableAndChart rows={useLoaderData<typeof loader>()} state={customerTableAddress(address)} />;
}
