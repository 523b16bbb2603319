import { createPartnerClient, memorySource } from '@partnerkit/sdk';
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
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import '@partnerkit/ui/styles.css';

jest.setTimeout(60_000);
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

let root;
let complaints;

beforeEach(() => {
  complaints = [];
  for (const kind of ['error', 'warn'])
    jest.spyOn(console, kind).mockImplementation((...said) => complaints.push(said));
});

async function show(content) {
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  await act(async () => root.render(content));
}

/** Waits for what a check finds, as testing libraries do. */
async function found(check) {
  for (let turn = 0; turn < 200; turn++) {
    const value = check();
    if (value) return value;
    await act(() => new Promise((next) => setTimeout(next, 10)));
  }
  throw new Error(`Not found in:\n${document.body.textContent}`);
}

const button = (name) =>
  [...document.querySelectorAll('button')].find((it) =>
    name.test(it.getAttribute('aria-label') ?? it.textContent),
  );

/** Presses a key where the focus is put. */
const press = (element, key) =>
  act(async () => {
    element.focus();
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  expect(complaints).toEqual([]);
});

test('the table shows rows in memory, opens and leaves a menu by keyboard, and shows the tags of a customer', async () => {
  await show(
    <PartnerProvider source={memorySource({ customers: [{ id: '1', name: 'Aurora' }], saveTags: () => {} })}>
      <CustomerTable />
    </PartnerProvider>,
  );
  await found(() => document.body.textContent.includes('Aurora'));
  await press(button(/^Add filter/), 'ArrowDown');
  const item = await found(() => document.querySelector('[role="menuitem"]'));
  await press(item, 'Escape');
  await found(() => !document.querySelector('[role="menuitem"]'));
  await act(async () => button(/^Edit tags of Aurora/).click());
  await found(() => document.querySelector('[role="dialog"] [role="combobox"]'));
});

test('every widget shows the world of the examples, none breaks', async () => {
  const world = createWorld({ customers: 24 });
  const [customer] = world.customers;
  await show(
    <PartnerProvider source={scenarioSource('ordinary', { world })} asOf={worldAsOf}>
      <RegionSelector />
      <CustomerFilters query="" onQueryChange={() => {}} />
      <CustomerTable />
      <TagEditor customers={[customer]} />
      <ProductToggle />
      <SubscriptionKpis product="meetings" />
      <LicenseTrend product="meetings" />
      <SubscriptionTables product="meetings" />
      <CustomerSubscriptions customerId={customer.id} />
    </PartnerProvider>,
  );
  for (const part of ['.pk-row', '.pk-section .pk-row', '.pk-needs', '.pk-tile'])
    await found(() => document.querySelector(part));
  // nothing has a width here, by which a chart is drawn: it says what it would show
  await found(() => document.querySelector('.pk-chart-summary').textContent);
  expect(document.querySelector('[data-state="failed"], .pk-failure')).toBeNull();
});

test('a customer shows its subscriptions, with an invoice that has a link', async () => {
  const subscriptions = [
    {
      id: 's1',
      customerId: '1',
      kind: 'subscription',
      startDate: '2026-01-01',
      endDate: '2027-01-01',
      licenses: [],
      invoices: [
        {
          id: 'I-1',
          date: '2026-02-01',
          dueDate: '2026-03-01',
          amount: 120,
          currency: 'EUR',
          url: 'https://invoices.example/1',
        },
      ],
    },
  ];
  const client = createPartnerClient({
    source: memorySource({ customers: [{ id: '1', name: 'Aurora' }], subscriptions }),
    asOf: '2026-11-16',
  });
  await show(
    <PartnerProvider client={client}>
      <CustomerSubscriptions customerId="1" />
    </PartnerProvider>,
  );
  await found(() => document.body.textContent.includes('I-1'));
  expect(document.querySelector('a[href="https://invoices.example/1"]')).not.toBeNull();
});
