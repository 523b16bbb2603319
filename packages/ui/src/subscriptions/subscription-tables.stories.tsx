import { PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { createWorld } from '../../../testing/src/create-world.ts';
import { regionByRegion } from '../served-sources.stories.ts';
import { firstPagesOf, loadingSource } from '../story-states.ts';
import {
  figureStates,
  large,
  notSupplied,
  onlyTrials,
  partlyKnown,
  pricesOfCalling,
  withPrices,
} from './figure-story-sources.ts';
import { ProductToggle } from './product-toggle.tsx';
import { SubscriptionTables } from './subscription-tables.tsx';

const meta = {
  title: 'Subscriptions/SubscriptionTables',
  component: SubscriptionTables,
} satisfies Meta<typeof SubscriptionTables>;
export default meta;

type Story = StoryObj<typeof meta>;

const body = () => within(document.body);

/** The demo partner: five sections, each with its figures and its table. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('heading', { level: 2 })).toHaveLength(5));
    // the demo partner is made when it is first asked
    await waitFor(() => expect(canvas.getAllByText(/^\d+ rows$/)).toHaveLength(5));
    await expect(await canvas.findByRole('region', { name: 'Expiring subscriptions' })).toBeVisible();
  },
};

/** With prices of the host each section says what its waste costs a month, in sum and for each row (PRC-1). */
export const WithPrices: Story = {
  args: { sections: ['expiring', 'overLimit'] },
  parameters: { source: withPrices(createWorld) },
  play: async ({ canvas }) => {
    const table = await canvas.findByRole('region', { name: 'Expiring subscriptions' });
    await expect(
      await within(table).findByRole('columnheader', { name: 'Unassigned and unused, a month' }),
    ).toBeInTheDocument();
    await expect((await within(table).findAllByText(/^[€$][\d,.]+$/)).length).toBeGreaterThan(3);
    const [how] = await canvas.findAllByRole('button', { name: /computed: Price of waste a month/ });
    await userEvent.click(how as HTMLElement);
    const dialog = await body().findByRole('dialog');
    await expect(dialog).toHaveTextContent(/€[\d,.]+ unassigned \+ €[\d,.]+ unused\$[\d,.]+ unassigned/);
    await expect(dialog).toHaveTextContent(/rows?: .*trials? costs? nothing/);
    await expect(dialog).toHaveTextContent(
      /A week before[€\d,.]+ · .* since last weekAt today's prices in both weeks/,
    );
  },
};

/** Where no price is known there is no value: never zero. */
export const PricesOfAnotherProduct: Story = {
  args: { sections: ['lowAssignment'], product: 'meetings' },
  parameters: { source: pricesOfCalling(createWorld) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No price known')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: /computed: Price of waste a month/ }));
    await expect(await body().findByRole('dialog')).toHaveTextContent(/rows?: no price/);
  },
};

/** Sorting, exact numbers, opening a customer and the CSV in one walk, as a viewer does it. */
export const Composite: Story = {
  args: { sections: ['expiring', 'overLimit'], onOpenCustomer: fn(), onSortsChange: fn() },
  play: async ({ canvas, args, step }) => {
    const table = await canvas.findByRole('region', { name: 'Expiring subscriptions' });
    const [name] = await within(table).findAllByRole('button', { name: /^Open / });
    await step('opens a customer', async () => {
      await userEvent.click(name as HTMLElement);
      await expect(args.onOpenCustomer).toHaveBeenCalledWith({
        id: expect.any(String),
        name: name?.textContent,
      });
    });
    await step('sorts by a header', async () => {
      await userEvent.click(within(table).getByRole('button', { name: 'Total licenses' }));
      await expect(args.onSortsChange).toHaveBeenCalledWith({ expiring: 'total' });
      await expect(within(table).getByRole('columnheader', { name: 'Total licenses' })).toHaveAttribute(
        'aria-sort',
        'ascending',
      );
    });
    await step('says the exact numbers of a bar', async () => {
      const [bar] = await within(table).findAllByRole('button', { name: /used, .* assigned/ });
      (bar as HTMLElement).focus();
      await expect(await body().findByRole('tooltip')).toHaveTextContent(/Used.*Assigned.*Total/);
      await userEvent.keyboard('{Escape}');
      await waitFor(() => expect(body().queryByRole('tooltip')).toBeNull());
    });
    await step('explains a figure', async () => {
      await userEvent.click(
        canvas.getAllByRole('button', { name: /computed: License assignment/ })[0] as Element,
      );
      await expect(await body().findByRole('dialog')).toHaveTextContent(/assigned ÷ .* purchased = /);
      await userEvent.keyboard('{Escape}');
      await waitFor(() => expect(body().queryByRole('dialog')).toBeNull());
    });
  },
};

/** The whole result goes into a CSV or a workbook, with a column for each number of a bar. */
export const Export: Story = {
  args: { sections: ['expiring'] },
  play: async ({ canvas }) => {
    const made = URL.createObjectURL;
    const click = HTMLAnchorElement.prototype.click;
    let csv: Promise<string> | undefined;
    let file = '';
    URL.createObjectURL = (blob: Blob) => {
      csv = blob.text();
      return made.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      file = this.download;
    };
    try {
      await canvas.findByText(/^\d+ rows$/);
      await userEvent.click(canvas.getByRole('button', { name: 'Export: Expiring subscriptions' }));
      await userEvent.click(await body().findByRole('menuitem', { name: 'Text with separators (CSV)' }));
      await waitFor(() => expect(csv).toBeDefined());
      const lines = ((await csv) as string).trim().split('\r\n');
      await expect(file).toBe('expiring-meetings-2026-11-16.csv');
      await expect(lines[0]).toContain(
        'Customer,Customer ID,Subscription ID,Days to expiry,Total licenses,Used,Assigned,Available,Over limit',
      );
      await expect(canvas.getByText(`${lines.length - 1} rows`)).toBeVisible();
    } finally {
      URL.createObjectURL = made;
      HTMLAnchorElement.prototype.click = click;
    }
  },
};

function Switched() {
  const [product, setProduct] = useState('meetings');
  return (
    <>
      <ProductToggle product={product} onProductChange={setProduct} />
      <SubscriptionTables product={product} sections={['expiring']} />
    </>
  );
}

/** The switch decides the product; rows of the one never stand under the other. */
export const WithSwitch: Story = {
  render: () => <Switched />,
  play: async ({ canvas }) => {
    const before = (await canvas.findByText(/^\d+ rows$/)).textContent;
    await userEvent.click(canvas.getByRole('radio', { name: 'Calling' }));
    await waitFor(async () => {
      await expect((await canvas.findByText(/^\d+ rows$/)).textContent).not.toBe(before);
    });
  },
};

/** The host keeps the orders, and does not take the new one: it stays as it was. */
export const Controlled: Story = {
  args: { sections: ['expiring'], sorts: { expiring: '-total' }, onSortsChange: fn(), columnStates: {} },
  play: async ({ canvas, args }) => {
    const header = canvas.getByRole('columnheader', { name: 'Days to expiry' });
    await userEvent.click(within(header).getByRole('button', { name: 'Days to expiry' }));
    await expect(args.onSortsChange).toHaveBeenCalledWith({ expiring: 'ends' });
    await expect(canvas.getByRole('columnheader', { name: 'Total licenses' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  },
};

/** Columns are hidden, moved and sized from their menus; the customer stays. */
export const Columns: Story = {
  args: { sections: ['expiring'], onColumnStatesChange: fn() },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Options of column Total licenses' }));
    await userEvent.click(await body().findByRole('menuitem', { name: 'Hide column' }));
    await waitFor(() => expect(canvas.queryByRole('columnheader', { name: 'Total licenses' })).toBeNull());
    await expect(args.onColumnStatesChange).toHaveBeenCalled();
    await userEvent.click(canvas.getByRole('button', { name: 'Options of column Customer' }));
    await body().findByRole('menuitem', { name: 'Wider' });
    await expect(body().queryByRole('menuitem', { name: 'Hide column' })).toBeNull();
  },
};

const paged = () =>
  createSource({
    subscriptions: {
      section: ({ cursor, limit = 100 }) => {
        const from = Number(cursor ?? 0);
        const items = Array.from({ length: Math.min(limit, 250 - from) }, (_, at) => ({
          customerId: `c${from + at}`,
          customerName: `Customer ${from + at + 1}`,
          id: `sub-${from + at}`,
          kind: 'subscription' as const,
          product: 'meetings',
          total: 100,
          assigned: 80,
          used: 60,
          available: 20,
          overage: 0,
          daysToRenewal: Math.floor((from + at) / 3),
        }));
        const next = from + items.length;
        return { items, total: 250, nextCursor: next < 250 ? String(next) : null };
      },
    },
  });

/** More than one page: the next one comes when the end is near. */
export const Paged: Story = {
  args: { sections: ['renewing'] },
  parameters: {
    source: paged,
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('250 rows')).toBeVisible();
    const scroller = canvas.getByRole('region', { name: 'Renewing subscriptions' });
    await waitFor(async () => {
      scroller.scrollTop = scroller.scrollHeight;
      await expect(canvas.getByText('Customer 250')).toBeInTheDocument();
    });
  },
};

export const AllOverLimit: Story = {
  args: { sections: ['overLimit', 'expiring'] },
  parameters: { scenario: 'overLimit' },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByRole('button', { name: /over the limit$/ })).length).toBeGreaterThan(
      3,
    );
  },
};

/** The first page is there, and the next one on its way. */
export const LoadingMore: Story = {
  args: { sections: ['renewing'] },
  parameters: { source: () => firstPagesOf(paged()) },
  tags: ['!test'],
};

/** Trials say what they are; none renews. */
export const OnlyTrials: Story = {
  args: { onOpenCustomer: fn() },
  parameters: { source: onlyTrials },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText('Trial'))[0]).toBeVisible();
    await expect(
      await canvas.findByText('No subscription of this product renews in the next 90 days.'),
    ).toBeVisible();
  },
};

export const LargeNumbers: Story = {
  parameters: { source: large },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText('+1,234,567'))[0]).toBeVisible();
  },
};

/** What is not supplied says so; nothing purchased has no share. */
export const PartlyKnown: Story = {
  parameters: { source: partlyKnown },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText('Not known'))[0]).toBeVisible();
    await expect((await canvas.findAllByText('<0.1%'))[0]).toBeVisible();
    await expect(canvas.queryByText(/NaN|Infinity/)).toBeNull();
  },
};

/** Skeletons of the same shape: nothing jumps when the rows come. */
export const Loading: Story = {
  parameters: { source: loadingSource },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('table')[0]).toHaveAttribute('aria-busy', 'true');
  },
};

/** A region without customers: each section says why it is empty. */
export const Empty: Story = {
  parameters: { scenario: 'empty' },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText('Nothing here')).toHaveLength(5));
  },
};

export const NotSupplied: Story = {
  parameters: { source: notSupplied },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText('No value')).length).toBeGreaterThan(10);
  },
};

export const NotPermitted: Story = {
  parameters: { viewer: { roles: ['helpdesk'] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Not permitted')).toBeVisible();
    await expect(canvas.queryByRole('table')).toBeNull();
  },
};

/** The service refuses, whatever the viewer's roles say. */
export const RefusedByServer: Story = {
  ...figureStates.notPermitted,
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByText('Not permitted')).toHaveLength(1);
  },
};

export const NotSupported: Story = {
  ...figureStates.notSupported,
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByText('Not available here')).toHaveLength(1);
  },
};

/** All of it failed: said once. */
export const Failed: Story = {
  ...figureStates.failed,
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('alert')).toHaveLength(1);
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

/** One table failed: its neighbours go on, and it can be tried again. */
export const PartialFailure: Story = {
  args: { sections: ['expiring', 'renewing'] },
  parameters: {
    source: () => {
      let failed = false;
      return createSource({
        subscriptions: {
          section: ({ section }) => {
            if (section === 'expiring' && !failed) {
              failed = true;
              throw new PartnerError({ code: 'unavailable', message: 'The service answered 503.' });
            }
            return { items: [], total: 0, nextCursor: null };
          },
        },
      });
    },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toBeVisible();
    await expect(await canvas.findByText('Nothing here')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(canvas.getAllByText('Nothing here')).toHaveLength(2));
  },
};

export const Italian: Story = {
  globals: { locale: 'it' },
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByRole('heading', { name: 'In scadenza nei prossimi 90 giorni' }),
    ).toBeVisible();
    await waitFor(() => expect(canvas.getAllByText(/^\d+ righe$/)).toHaveLength(5));
  },
};

/** As wide as a phone: the customer stays, the rest scrolls sideways. */
export const Narrow: Story = {
  args: { onOpenCustomer: fn() },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 368 }}>
        <Story />
      </div>
    ),
  ],
};
export const Compact: Story = { globals: { density: 'compact' } };
/** Right to left, as the language is. */
export const Arabic: Story = {
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('region', { name: 'الاشتراكات المضافة حديثًا' })).toBeVisible();
  },
};
export const Dark: Story = { ...Composite, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Composite, globals: { dir: 'rtl' } };
export const DarkRightToLeft: Story = { ...Ready, globals: { theme: 'dark', dir: 'rtl' } };

/** It shows one region at a time: none is chosen yet. */
export const ChooseRegion: Story = {
  args: { sections: ['expiring', 'renewing'] },
  parameters: { source: regionByRegion },
  tags: ['!test'],
};

/** Names, tags and addresses as long as they come. */
export const LongTexts: Story = {
  args: { sections: ['expiring'] },
  parameters: { scenario: 'longTexts' },
  tags: ['!test'],
};
