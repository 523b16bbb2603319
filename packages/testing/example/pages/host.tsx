/** What the examples call and a host has: its back end, its parts, its records of what happens. */
import type { Customer, ObservedFailure, PartnerMetric } from '@partnerkit/sdk';
import type { CustomerCells, CustomerTableSlots, PartnerEvent } from '@partnerkit/ui';

export interface Organization {
  readonly orgId: string;
  readonly title: string;
  readonly dataRegion: string;
  readonly country: string | null;
}

/** A row of a spreadsheet, as it exports one. */
export interface Cells {
  readonly id: string | number;
  readonly name: string;
  readonly region: string;
  readonly tags: string;
  readonly expiresOn: string;
  readonly licenses: string;
}

const rows: Customer[] = [
  { id: 'c1', name: 'Alimentari Serrapiana', region: 'EU' },
  { id: 'c2', name: 'Bakery Brown', region: 'US' },
];

export const customers = rows;
export const subscriptions = [];
export const loadCustomers = async () => rows;
export const loadSubscriptions = async () => [];
export const organizations: readonly Organization[] = [
  { orgId: 'c1', title: 'Alimentari Serrapiana', dataRegion: 'EU', country: 'IT' },
  { orgId: 'c2', title: 'Bakery Brown', dataRegion: 'US', country: null },
];
export const loadOrganizations = async () => organizations;
export const loadCells = async (): Promise<Cells[]> => [
  {
    id: 1007,
    name: 'Bakery Brown',
    region: 'EU',
    tags: 'gold; pilot',
    expiresOn: '3/1/2027',
    licenses: '1.250',
  },
  { id: 'c2', name: 'Alimentari Serrapiana', region: '', tags: '', expiresOn: '', licenses: '' },
];
export const myRows = async (_region: string | undefined, _signal: AbortSignal | undefined) => rows;

export const findOwners = async (ids: readonly string[], _signal: AbortSignal) =>
  new Map(ids.map((id) => [id, 'Ada']));
export const put = async (_path: string, _body: unknown): Promise<void> => {};
export const saveTags = () => {};
export const fetchToken = async (_region: string, _signal: AbortSignal, _isAnew = false) => 'token';
export const isSignedIn = (authorization: string | undefined) => authorization === 'Bearer token';
export const signIn = () => {};
export const log = (_text: string) => {};
export const toErrorTracker = (_failure: ObservedFailure) => {};
export const toMetrics = (_metric: PartnerMetric) => {};
export const toAnalytics = (_event: PartnerEvent) => {};

export const NameWithLogo: NonNullable<CustomerCells['name']> = ({ children }) => <b>{children}</b>;
export const CrmCard: NonNullable<CustomerTableSlots['detail']> = ({ customer }) => <p>{customer.id}</p>;
export const Sums: NonNullable<CustomerTableSlots['footer']> = ({ total }) => (
  <small>{total} customers</small>
);
