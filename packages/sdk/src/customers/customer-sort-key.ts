import { optionalDay } from '../calendar/calendar-day.ts';
import { misfit } from '../errors/check-argument.ts';
import type { RowOrder, SortKey } from '../operation/row-order.ts';
import { usagePercent } from '../subscriptions/license-totals.ts';
import { foldText } from '../text/fold-text.ts';
import type { Customer } from './customer.schema.ts';
import { signInDay } from './customer-profile.ts';
import type { CustomerSortField } from './customer-sorts.ts';
import type { CustomerSummary } from './customer-summary.ts';
import { statusUrgency } from './status-ids.ts';

/** What the fields of a sort are taken from: the summary, and fields that nothing else needs. */
export interface SortedCustomer
  extends Omit<CustomerSummary, 'id' | 'searchText' | 'products' | 'tags' | 'types'> {
  /** Points of the worklist. */
  readonly attention?: number | undefined;
  readonly adminEmail?: string | undefined;
  readonly externalId?: string | undefined;
}

const beforeEveryDay = Number.MIN_SAFE_INTEGER;

/** The key of each field. */
export const customerSortKeys: Record<CustomerSortField, (customer: SortedCustomer) => SortKey> = {
  name: (row) => row.sortKey,
  region: (row) => row.region,
  status: (row) => statusUrgency(row.statuses),
  attention: (row) => attentionKey(row.attention),
  licenses: (row) => row.licenses,
  assigned: (row) => row.assigned,
  used: (row) => row.used,
  overage: (row) => row.overage,
  usage: (row) => row.usage,
  next: ({ expires, renews }) =>
    expires === undefined || renews === undefined ? (expires ?? renews) : Math.min(expires, renews),
  expires: (row) => row.expires,
  renews: (row) => row.renews,
  added: (row) => row.added,
  lastSignIn: (row) => (row.lastSignIn === null ? beforeEveryDay : row.lastSignIn),
  adminEmail: (row) => row.adminEmail && foldText(row.adminEmail),
  managed: (row) => row.managedBy,
  externalId: (row) => row.externalId && foldText(row.externalId),
};

/** The key of a customer with points of the worklist: the most points stand first. */
export function attentionKey(points: number | undefined): number | undefined {
  if (points !== undefined && typeof points !== 'number') throw misfit('points', 'a number', points);
  return points === undefined ? undefined : -points;
}

/** What answered customers are ordered by. */
export const listedCustomerOrder: RowOrder<Customer, CustomerSortField> = {
  keyOf: (customer, field) => customerSortKeys[field](sortedCustomer(customer)),
};

/** An answered customer as it is ordered. */
export function sortedCustomer(customer: Customer): SortedCustomer {
  const { licenses, expiresOn, renewsOn, addedOn } = customer;
  return {
    sortKey: foldText(customer.name),
    region: customer.region,
    statuses: customer.statuses ?? [],
    attention: customer.attention,
    licenses: licenses?.purchased,
    assigned: licenses?.assigned,
    used: licenses?.used,
    overage: licenses?.overage,
    usage: usagePercent(licenses),
    expires: optionalDay(expiresOn),
    renews: optionalDay(renewsOn),
    added: optionalDay(addedOn),
    lastSignIn: signInDay(customer.lastAdminSignInAt),
    adminEmail: customer.adminEmail,
    managedBy: customer.managedBy,
    externalId: customer.externalId,
  };
}
