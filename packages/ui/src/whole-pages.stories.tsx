import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactNode, useState } from 'react';
import { createWorld } from '../../testing/src/index.ts';
import {
  CallQualityCharts,
  CallVolumeChart,
  CustomerLicenseTrend,
  CustomerNextStep,
  CustomerQualityTable,
  CustomerSubscriptions,
  CustomerTable,
  CustomerTabs,
  CustomerUsageTable,
  ExplainedStatuses,
  FeatureUsageChart,
  LicenseTrend,
  ProductToggle,
  QueueInsights,
  RegionSelector,
  ResourcesHelp,
  SubscriptionKpis,
  SubscriptionTables,
  TagEditor,
  Worklist,
} from './index.ts';

/** A page of a host's: its heading, the region, and widgets below each other. */
function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 24 }}>
      <header style={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 12 }}>
        <h1 style={{ margin: 0, fontSize: 22 }}>{title}</h1>
        <RegionSelector />
      </header>
      {children}
    </main>
  );
}

const openCustomer = () => {};

function CustomersPage() {
  const [query, setQuery] = useState('');
  return (
    <Page title="Customers">
      <CustomerTabs query={query} onQueryChange={setQuery} />
      <CustomerTable query={query} onQueryChange={setQuery} launchHref={({ id }) => `#${id}`} />
    </Page>
  );
}

// Okonkwo Public Library, of the demo partner
const customerId = 'c3f2d71d-270c-4127-ada0-0e226bfc89cd';

function CustomerPage() {
  const [row] = useState(() => createWorld({ weeks: false }).customers.find(({ id }) => id === customerId));
  const customer = { ...row, id: customerId, name: row?.name ?? '', statuses: ['licenseOverage', 'active'] };
  return (
    <Page title={customer.name}>
      <ExplainedStatuses customer={customer} />
      <TagEditor customers={[customer]} />
      <CustomerNextStep customerId={customerId} />
      <CustomerLicenseTrend customerId={customerId} />
      <CustomerSubscriptions customerId={customerId} />
    </Page>
  );
}

function AnalyticsPage() {
  const [product, setProduct] = useState('meetings');
  return (
    <Page title="Subscriptions">
      <SubscriptionKpis product={product} onShowCustomers={openCustomer} />
      <div>
        <ProductToggle product={product} onProductChange={setProduct} />
      </div>
      <LicenseTrend product={product} />
      <SubscriptionTables product={product} onOpenCustomer={openCustomer} />
    </Page>
  );
}

function CallingPage() {
  const [week, setWeek] = useState<string>();
  const [endpoint, setEndpoint] = useState<string>();
  const tables = {
    week,
    endpoint,
    onClearEndpoint: () => setEndpoint(undefined),
    onOpenCustomer: openCustomer,
  };
  return (
    <Page title="Calling">
      <CallVolumeChart week={week} onChooseWeek={setWeek} chosenWeek={week} />
      <CustomerUsageTable {...tables} />
      <CallQualityCharts
        {...{ week, onChooseWeek: setWeek, chosenWeek: week }}
        {...{ chosenEndpoint: endpoint, onChooseEndpoint: setEndpoint }}
      />
      <CustomerQualityTable {...tables} />
      <FeatureUsageChart week={week} />
      <QueueInsights {...tables} />
    </Page>
  );
}

const meta = {
  title: 'Whole pages',
  component: CustomersPage,
  // pages are looked at: what they are made of is tried by itself
  tags: ['!test'],
} satisfies Meta<typeof CustomersPage>;
export default meta;

type Story = StoryObj<typeof meta>;

/** What needs somebody, and the list that it is found in. */
export const Customers: Story = {};

/** One customer: how it stands, what to do, whether it uses what it bought. */
export const Customer: Story = { render: () => <CustomerPage /> };

/** Key figures, where they go, and whom they count. */
export const Analytics: Story = { render: () => <AnalyticsPage /> };

/** Calls of a region: a week and an endpoint type that are chosen go for all below. */
export const Calling: Story = { render: () => <CallingPage /> };

/** What to do next, one customer after the other. */
export const WhatToDo: Story = {
  render: () => (
    <Page title="What to do">
      <Worklist onOpenCustomer={openCustomer} />
    </Page>
  ),
};

/** Links, guides, one search, and the helpdesk. */
export const Help: Story = {
  render: () => (
    <Page title="Help">
      <ResourcesHelp helpdesk={[{ id: 'calling', url: 'https://support.partner.example/calling' }]} />
    </Page>
  ),
};

const asOnAPhone: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 368 }}>
        <Story />
      </div>
    ),
  ],
};

export const CustomersNarrow: Story = { ...Customers, ...asOnAPhone };
export const CustomerNarrow: Story = { ...Customer, ...asOnAPhone };
export const AnalyticsNarrow: Story = { ...Analytics, ...asOnAPhone };
export const CallingNarrow: Story = { ...Calling, ...asOnAPhone };
export const WhatToDoNarrow: Story = { ...WhatToDo, ...asOnAPhone };
export const HelpNarrow: Story = { ...Help, ...asOnAPhone };
export const Dark: Story = { ...Analytics, globals: { theme: 'dark' } };
export const Arabic: Story = { ...Customers, globals: { locale: 'ar' } };
