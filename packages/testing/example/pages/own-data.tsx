import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, createEnrichment } from '@partnerkit/ui';
import {
  type Cells,
  findOwners,
  loadCells,
  loadCustomers,
  loadOrganizations,
  loadSubscriptions,
  log,
  type Organization,
  organizations,
  put,
} from './host.tsx';

function loaded() {
  const source = memorySource({
    customers: () => fetch('/api/customers').then((r) => r.json()),
    subscriptions: () => fetch('/api/subscriptions').then((r) => r.json()),
  });
  return source;
}

const mapped = () =>
  memorySource({
    customers: loadOrganizations,
    subscriptions: loadSubscriptions,
    map: { customers: (org: Organization) => ({ id: org.orgId, name: org.title, region: org.dataRegion }) },
    saveTags: ({ customerId, tags }) => put(`/api/customers/${customerId}/tags`, tags),
  });

const told = () =>
  memorySource({
    customers: loadOrganizations,
    map: { customers: (org: Organization) => ({ id: org.orgId, name: org.title, region: org.dataRegion }) },
    onProblem: ({ rows, row, field, message }) => log(`${rows} ${row}, ${field}: ${message}`),
  });

const dayOf = (cell: string) => {
  const [day = '', month = '', year = ''] = cell.split('/');
  return year && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const exported = memorySource({
  customers: loadCells,
  map: {
    customers: ({ tags, expiresOn, licenses, ...row }: Cells) => ({
      ...row,
      tags: tags.split(/\s*;\s*/),
      expiresOn: dayOf(expiresOn),
      licenses: licenses ? { purchased: Number(licenses.replace('.', '')) } : null,
    }),
  },
});

const kept = memorySource({
  customers: loadCustomers,
  saveTags: ({ customerId, tags }) => put(`/api/customers/${customerId}/tags`, tags),
  viewer: { userId: 'ada', name: 'Ada', roles: ['partnerReadOnlyAdmin'] },
});

/** Sources of these pages. */
export const sources = { loaded, mapped, told, exported, kept };

const enrich = createEnrichment([
  { id: 'owner', header: 'Account owner', type: 'text', load: (ids, { signal }) => findOwners(ids, signal) },
]);

export const WithOwners = () => <CustomerTable enrich={enrich} />;

export const countries = createEnrichment([
  {
    id: 'country',
    header: 'Country',
    type: 'text',
    complete: true,
    filter: 'choice',
    load: () => Object.fromEntries(organizations.map(({ orgId, country }) => [orgId, country])),
  },
]);
