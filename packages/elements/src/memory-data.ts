import {
  type CustomerRow,
  memorySource,
  type PartnerDataSource,
  PartnerError,
  type Subscription,
} from '@partnerkit/sdk';
import type { SomeSettings } from './settings.ts';

/** The source over rows that stand in the page, or that an address answers. */
export function memoryData(settings: SomeSettings): PartnerDataSource {
  const { customers, customersUrl, subscriptions, subscriptionsUrl } = settings;
  return memorySource<CustomerRow, Subscription>({
    customers: rows<CustomerRow>(customers, customersUrl) ?? [],
    subscriptions: rows<Subscription>(subscriptions, subscriptionsUrl),
  });
}

function rows<Row>(given: readonly object[] | undefined, url: string | undefined) {
  if (given !== undefined) return given as readonly Row[];
  return url === undefined ? undefined : () => load<Row>(url);
}

async function load<Row>(url: string): Promise<readonly Row[]> {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (response.ok) return response.json();
  throw new PartnerError({
    code: response.status === 401 ? 'unauthenticated' : 'unavailable',
    message: `${url} answered ${response.status}.`,
    status: response.status,
  });
}
