import { createWorld, scenarioSource, worldAsOf } from '@partnerkit/testing';
import {
  CustomerFilters,
  CustomerSubscriptions,
  CustomerTable,
  LicenseTrend,
  PartnerProvider,
  ProductToggle,
  RegionSelector,
  SubscriptionKpis,
  SubscriptionTables,
  TagEditor,
} from '@partnerkit/ui';
import { SavedViews } from '@partnerkit/ui/saved-views';
import { createRoot } from 'react-dom/client';
import '@partnerkit/ui/styles.css';

const world = createWorld({ customers: 24 });
const [customer] = world.customers;
const nothing = () => undefined;

/** Adds the sheets that the address names, in front of ours or behind it, and unless it says `bare` one of the place. */
async function addSheets(): Promise<void> {
  const asked = new URLSearchParams(location.search);
  const links = ['before', 'after'].flatMap((place) =>
    [...asked.getAll(place), ...(place === 'after' && !asked.has('bare') ? ['place'] : [])].map((name) => {
      const link = Object.assign(document.createElement('link'), {
        rel: 'stylesheet',
        href: `/sheets/${name}.css`,
      });
      document.head[place === 'before' ? 'prepend' : 'append'](link);
      return new Promise((loaded) => link.addEventListener('load', loaded));
    }),
  );
  await Promise.all(links);
}

addSheets().then(() =>
  createRoot(document.getElementById('host') as HTMLElement).render(
    <PartnerProvider source={scenarioSource('ordinary', { world })} asOf={worldAsOf}>
      <RegionSelector />
      <SavedViews
        table="customers"
        state={{ query: 'status:active', sort: undefined, columns: {} }}
        onApply={nothing}
      />
      <CustomerFilters query="status:active" onQueryChange={nothing} />
      <CustomerTable />
      {customer && <TagEditor customers={[customer]} />}
      <ProductToggle />
      <SubscriptionKpis product="meetings" />
      <LicenseTrend product="meetings" />
      <SubscriptionTables product="meetings" />
      {customer && <CustomerSubscriptions customerId={customer.id} />}
      <p id="own">A text of the page's own</p>
    </PartnerProvider>,
  ),
);
