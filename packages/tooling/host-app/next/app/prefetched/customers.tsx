'use client';

import { customerTableAddress } from '@partnerkit/ui/address';
import { useNextAddress } from '@partnerkit/ui/address/next';
import { useSearchParams } from 'next/navigation';
import type { portfolio } from '../../portfolio';
import { TableAndChart } from '../../table-and-chart';

export function Customers({ rows }: { readonly rows: typeof portfolio }) {
  const address = useNextAddress(useSearchParams());
  return <TableAndChart rows={rows} state={customerTableAddress(address)} />;
}
