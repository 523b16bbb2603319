import { createWorld, scenarioSource, worldAsOf } from '@partnerkit/testing';
import {
  CustomerFilters,
  CustomerSubscriptions,
  CustomerTable,
  CustomerTrials,
  LicenseTrend,
  PartnerProvider,
  ProductToggle,
  RegionSelector,
  StartTrial,
  SubscriptionKpis,
  SubscriptionTables,
  TagEditor,
} from '@partnerkit/ui';
import { SavedViews } from '@partnerkit/ui/saved-views';
import { createRoot, type Root } from 'react-dom/client';
import { FormOfHost } from './form-of-host.tsx';
import { shadowPlace } from './shadow-place.ts';
import '@partnerkit/ui/styles.css';

const world = createWorld({ customers: 24 });
const [customer] = world.customers;
const nothing = () => undefined;

const widgets = (
  <>
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
    {customer && <CustomerTrials customerId={customer.id} draftStorage={null} />}
    <StartTrial draftStorage={null} onLeave={nothing} />
    <p id="own">A text of the page's own</p>
  </>
);

/** What the address asks for: sheets before ours and after it, and none of the place where it says `bare`. */
function askedSheets(asked: URLSearchParams): [place: 'before' | 'after', name: string][] {
  return [
    ...asked.getAll('before').map((name) => ['before', name] as ['before', string]),
    ...asked.getAll('after').map((name) => ['after', name] as ['after', string]),
    ...(asked.has('bare') ? [] : [['after', 'place'] as ['after', string]]),
  ];
}

let links: HTMLLinkElement[] = [];

/** Puts the sheets of the page in the place of those before. */
async function putSheets(asked: URLSearchParams): Promise<void> {
  for (const link of links) link.remove();
  links = [];
  const loaded = askedSheets(asked).map(([place, name]) => {
    const link = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: `/sheets/${name}.css`,
    });
    document.head[place === 'before' ? 'prepend' : 'append'](link);
    links.push(link);
    return new Promise((done) => link.addEventListener('load', done));
  });
  await Promise.all(loaded);
}

let root: Root | undefined;

/** Shows all widgets anew, as the address asks: so many shadow roots deep (`depth`), in a form of the host (`form`). */
async function show(): Promise<void> {
  const asked = new URLSearchParams(location.hash.slice(1));
  root?.unmount();
  await putSheets(asked);
  const depth = Number(asked.get('depth') ?? 0);
  root = createRoot(
    depth === 0 ? (document.getElementById('host') as HTMLElement) : await shadowPlace(depth),
  );
  const provided = (
    <PartnerProvider source={scenarioSource('ordinary', { world })} asOf={worldAsOf}>
      {widgets}
    </PartnerProvider>
  );
  root.render(asked.has('form') ? <FormOfHost>{provided}</FormOfHost> : provided);
  document.documentElement.dataset.shown = location.hash;
}

addEventListener('hashchange', show);
void show();
