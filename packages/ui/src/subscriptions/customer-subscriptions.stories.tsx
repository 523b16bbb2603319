import { memorySource, type Subscription } from '@partnerkit/sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { loadingSource, storyStates } from '../story-states.ts';
import { CustomerSubscriptions } from './customer-subscriptions.tsx';

const meta = {
  title: 'Subscriptions/CustomerSubscriptions',
  component: CustomerSubscriptions,
  // Okonkwo Public Library, of the demo partner
  args: { customerId: 'c3f2d71d-270c-4127-ada0-0e226bfc89cd' },
} satisfies Meta<typeof CustomerSubscriptions>;
export default meta;

type Story = StoryObj<typeof meta>;

const supplying =
  (...subscriptions: (Partial<Subscription> & { id: string })[]) =>
  () =>
    memorySource({
      customers: [{ id: 'c1', name: 'Aurora Logistics' }],
      subscriptions: subscriptions.map((row) => ({
        customerId: 'c1',
        kind: 'subscription',
        startDate: '2025-12-01',
        endDate: '2026-11-30',
        licenses: [],
        ...row,
      })),
    });
const states = storyStates((fail) => ({ subscriptions: { list: fail } }));

/** A customer of the demo partner that outgrew what it bought. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    await expect(
      await canvas.findAllByText(/licenses are assigned and \d+ purchased: \d+ over the limit\./),
    ).toHaveLength(2);
    await expect(canvas.getByRole('heading', { name: /^Subscription sub-104623/ })).toBeVisible();
    await expect(canvas.getAllByText('Renews on')[0]).toBeVisible();
  },
};

/** Every answer that there is: needs more, nearly all used, in use, mostly unused, not known, nothing runs. */
export const EveryNeed: Story = {
  args: { customerId: 'c1' },
  parameters: {
    source: supplying(
      {
        id: 'sub-1',
        licenses: [
          { product: 'meetings', purchased: 100, assigned: 120, used: 90 },
          { product: 'calling', purchased: 100, assigned: 98, used: 93 },
          { product: 'messaging', purchased: 1000, assigned: 800, used: 702 },
          { product: 'realTimeTranslations', purchased: 50, assigned: 12, used: 4 },
          { product: 'callOn', purchased: 10 },
        ],
      },
      {
        id: 'sub-0',
        startDate: '2023-01-01',
        endDate: '2024-12-31',
        licenses: [{ product: 'rooms', purchased: 5, assigned: 5, used: 1 }],
      },
    ),
  },
  play: async ({ canvas }) => {
    const needs = within(await canvas.findByRole('list', { name: 'Does the customer use what it bought?' }));
    const texts = needs.getAllByRole('listitem').map(({ textContent }) => textContent);
    await expect(texts).toEqual([
      expect.stringMatching(
        /Meetings.*Needs more.*120 licenses are assigned and 100 purchased: 20 over the limit\./,
      ),
      expect.stringMatching(/Calling.*Nearly all used.*93 of 100/),
      expect.stringMatching(/Messaging.*In use.*702 of 1,000/),
      expect.stringMatching(/Real-Time Translations.*Mostly unused.*4 of 50.*46 were bought/),
      expect.stringMatching(/callOn.*Not known.*10 licenses are purchased/),
      expect.stringMatching(/rooms.*Nothing runs.*Dec 31, 2024/),
    ]);
  },
};

/** Runs, not started, a trial, ended; not paid, setup open; bills paid, open and overdue; an order of a kind not known. */
export const EveryStanding: Story = {
  args: { customerId: 'c1' },
  parameters: {
    source: supplying(
      {
        id: 'sub-100',
        autoRenews: true,
        paid: false,
        setupComplete: false,
        endDate: '2026-11-30',
        licenses: [{ product: 'calling', purchased: 40, assigned: 31, used: 28 }],
        invoices: [
          ...['2026-06', '2026-07', '2026-08'].map((month) => ({
            id: `INV-${month}`,
            date: `${month}-01`,
            dueDate: `${month}-28`,
            amount: 1234.5,
            currency: 'EUR',
            paidDate: `${month}-20`,
            url: 'https://billing.example/1',
          })),
          { id: 'INV-9', date: '2026-09-01', dueDate: '2026-09-30', amount: 1234.5, currency: 'EUR' },
          { id: 'INV-11', date: '2026-11-01', dueDate: '2026-11-16', amount: 99, currency: 'KWD' },
          {
            id: 'INV-bad',
            date: '2026-10-01',
            dueDate: '2026-10-30',
            amount: -12,
            currency: 'EURO',
            url: 'javascript:alert(1)',
          },
        ],
        orders: [
          {
            id: 'o1',
            date: '2025-12-01',
            action: 'new',
            product: 'calling',
            quantity: 30,
            by: 'Ines Falkenrath',
          },
          { id: 'o2', date: '2026-03-09', action: 'change', product: 'calling', quantity: 10 },
          {
            id: 'o3',
            date: '2026-11-02',
            action: 'cancel',
            product: 'calling',
            quantity: -40,
            by: 'Order desk',
          },
          { id: 'o4', date: '2026-11-03', action: 'coTerm', product: 'calling', quantity: 0 },
        ],
      },
      { id: 'sub-200', startDate: '2026-12-01', endDate: '2027-11-30', invoices: [], orders: [] },
      { id: 'trial-300', kind: 'trial', startDate: '2026-10-20', endDate: '2026-11-18' },
      { id: 'sub-50', startDate: '2022-01-01', endDate: '2023-12-31' },
    ),
  },
  play: async ({ canvas }) => {
    const headings = await canvas.findAllByRole('heading', { level: 3 });
    await expect(headings.map(({ textContent }) => textContent)).toEqual([
      'Trial trial-300',
      'Subscription sub-100',
      'Subscription sub-200',
      'Subscription sub-50',
    ]);
    await expect(canvas.getByText('Suspended')).toBeVisible();
    await expect(canvas.getByText('coTerm')).toBeVisible();
    await expect(canvas.getByText('−40')).toBeVisible();
  },
};

/** A skeleton; nothing of another customer ever stands in it. */
export const Loading: Story = {
  parameters: { source: loadingSource },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Does the customer use what it bought?')).toBeVisible();
  },
};

/** Known to have none. */
export const Empty: Story = {
  args: { customerId: 'c1' },
  parameters: { source: supplying() },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No subscriptions')).toBeVisible();
  },
};

/** Not known: the source supplies no subscriptions. */
export const NotSupplied: Story = {
  args: { customerId: 'c1' },
  parameters: { source: () => memorySource({ customers: [{ id: 'c1', name: 'Aurora' }] }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Subscriptions are not supplied')).toBeVisible();
  },
};

/** A customer that there is not, or that the viewer may not see. */
export const NotFound: Story = {
  args: { customerId: 'nobody' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/It does not exist any more\./)).toBeVisible();
  },
};

export const NotPermitted: Story = states.notPermitted;

/** The host's source has no `subscriptions.list`. */
export const NotSupported: Story = states.notSupported;

/** What happened, the request's id to copy, and a way to try again. */
export const Failed: Story = states.failed;

/** The older bills wait behind a button; a bill is a link only where its address is one of the web. */
export const Composite: Story = {
  ...EveryStanding,
  play: async ({ canvas, step }) => {
    await canvas.findByText('Suspended');
    await step('shows all bills', async () => {
      await expect(canvas.queryByRole('link', { name: /INV-2026-06/ })).toBeNull();
      await userEvent.click(canvas.getByRole('button', { name: 'Show all 6' }));
      await expect(canvas.getByRole('link', { name: 'INV-2026-06 (opens in a new tab)' })).toBeVisible();
      await expect(canvas.queryByRole('link', { name: /INV-bad/ })).toBeNull();
      await expect(canvas.getByText('INV-bad')).toBeVisible();
    });
    await step('tells paid, overdue and open', async () => {
      await expect(canvas.getAllByText('Paid')).toHaveLength(3);
      await expect(canvas.getAllByText('Overdue')).toHaveLength(2);
      await expect(canvas.getAllByText('Open')).toHaveLength(1);
    });
    await step('opens what ended', async () => {
      await userEvent.click(canvas.getByRole('heading', { name: 'Subscription sub-50' }));
      await expect(canvas.getByText('Dec 31, 2023')).toBeVisible();
    });
  },
};

export const Italian: Story = {
  globals: { locale: 'it' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Il cliente utilizza ciò che ha acquistato?')).toBeVisible();
    await expect((await canvas.findAllByText('Cronologia ordini'))[0]).toBeVisible();
  },
};
/** Right to left, as the language is. */
export const Arabic: Story = {
  ...Composite,
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'هل يستخدم العميل ما اشتراه؟' })).toBeVisible();
  },
};
export const Dark: Story = { ...Composite, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Composite, globals: { dir: 'rtl' } };
export const DarkRightToLeft: Story = { ...Composite, globals: { theme: 'dark', dir: 'rtl' } };
