import { memorySource, type PartnerDataSource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, within } from 'storybook/test';
import { createWorld } from '../../../testing/src/create-world.ts';
import { loadingSource, storyStates } from '../story-states.ts';
import { RegionRollUp } from './region-roll-up.tsx';

const meta = {
  title: 'Regions/RegionRollUp',
  component: RegionRollUp,
} satisfies Meta<typeof RegionRollUp>;
export default meta;

type Story = StoryObj<typeof meta>;

/** The demo partner, where something happens to a region that is asked. */
const withRegion = (id: string, happens: () => Promise<never>) => (): PartnerDataSource => {
  const whole = memorySource(createWorld());
  return {
    ...whole,
    call: (operation, input, context) =>
      operation.id === 'subscriptions.figures' && context.region === id
        ? happens()
        : whole.call(operation, input, context),
  };
};
const down = () =>
  Promise.reject(new PartnerError({ code: 'unavailable', message: 'The service answered 503.' }));

/** Every region side by side, and all of them in sum. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    const table = await canvas.findByRole('table');
    await expect(await within(table).findByRole('rowheader', { name: 'All regions' })).toBeVisible();
    await expect(
      await within(table).findByRole('button', { name: 'How is this computed: Expiring' }),
    ).toBeVisible();
    await expect(canvas.queryByText(/NaN/)).toBeNull();
  },
};

/** A region opens, and each number shows the customers that it counts. */
export const Pressable: Story = {
  args: { onOpenRegion: fn(), onShowCustomers: fn() },
  play: async ({ canvas, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'European Union' }));
    await expect(args.onOpenRegion).toHaveBeenCalledWith('EU');
    const row = (await canvas.findByRole('rowheader', { name: 'European Union' })).closest(
      'tr',
    ) as HTMLElement;
    await userEvent.click(
      await within(row).findByRole('button', { name: /^Expiring \d+, .*European Union/ }),
    );
    await expect(args.onShowCustomers).toHaveBeenLastCalledWith('expiring', 'EU');
    await userEvent.click(await canvas.findByRole('button', { name: /^Renewing \d+, .*All regions/ }));
    await expect(args.onShowCustomers).toHaveBeenLastCalledWith('renewing', undefined);
  },
};

/** A sum says of which regions it is; peers stay those of each region. */
export const HowComputed: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(
      await canvas.findByRole('button', { name: 'How is this computed: Low license assignment' }),
    );
    const dialog = await screen.findByRole('dialog', { name: /computed: Low license assignment/ });
    await expect(dialog).toHaveTextContent(/Sum of.*European Union.*and/);
    await expect(dialog).toHaveTextContent('Each region judges its customers beside its own peers.');
  },
};

/** A region that this version does not know is shown as the data names it. */
export const ManyRegions: Story = { parameters: { scenario: 'manyRegions' } };

/** Of one region the sum is the region. */
export const OneRegion: Story = {
  parameters: { scenario: 'oneRegion' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'How is this computed: Expiring' })).toBeVisible();
    await expect(canvas.queryByRole('rowheader', { name: 'All regions' })).toBeNull();
  },
};

/** Customers without a region are in no row, and said. */
export const SomeWithoutRegion: Story = {
  parameters: {
    source: () => {
      const world = createWorld();
      return memorySource({
        ...world,
        customers: world.customers.map(({ region, ...customer }, at) =>
          at < 3 ? customer : { ...customer, region },
        ),
      });
    },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('3 customers have no region: they are in no row.')).toBeVisible();
  },
};

/** One region does not answer: the others stand, the sum says without which it is, and another try asks it alone. */
export const OneRegionDown: Story = {
  args: { onShowCustomers: fn() },
  parameters: { source: withRegion('EU', down) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Without .*European Union/)).toBeVisible();
    const row = canvas.getByRole('rowheader', { name: /^European Union/ });
    await expect(within(row).getByRole('alert')).toHaveTextContent('The data source is not available');
    await userEvent.click(within(row).getByRole('button', { name: 'Try again' }));
    await expect(await canvas.findByText(/^Without .*European Union/)).toBeVisible();
  },
};

/** One region is slow: the others are there, and the sum waits for it. */
export const RegionLoading: Story = {
  parameters: { source: withRegion('EU', () => new Promise(() => {})) },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText(/% of customers$/)).length).toBeGreaterThan(4);
    await expect(canvas.queryByRole('button', { name: /How is this computed/ })).toBeNull();
    await expect(canvas.queryByRole('alert')).toBeNull();
    await expect(canvas.queryByText(/^Without/)).toBeNull();
  },
};

/** The data names no region. */
export const Empty: Story = {
  parameters: { scenario: 'empty' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No regions')).toBeVisible();
  },
};

/** Nothing is known, so nothing is zero. */
export const NotSupplied: Story = {
  parameters: {
    source: () =>
      memorySource({
        customers: [
          { id: 'a', name: 'Acme', region: 'US' },
          { id: 'b', name: 'Borealis', region: 'EU' },
        ],
      }),
  },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText('No value')).length).toBe(15);
  },
};

export const Loading: Story = { parameters: { source: loadingSource } };

const states = storyStates((fail) => ({ regions: { list: fail }, subscriptions: { figures: fail } }));

export const Failed: Story = states.failed;

export const NotSupported: Story = states.notSupported;

/** A role without analytics. */
export const NotPermitted: Story = {
  parameters: { viewer: { roles: ['helpdesk'] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Not permitted')).toBeVisible();
  },
};

/** Every region refuses, whatever the viewer's roles say. */
export const RefusedByServer: Story = {
  parameters: {
    source: () =>
      createSource({
        regions: { list: () => ({ items: [{ id: 'US' }, { id: 'EU' }] }) },
        customers: { count: () => ({ total: 1 }) },
        subscriptions: {
          figures: () => {
            throw new PartnerError({ code: 'forbidden', message: 'analytics.see' });
          },
        },
      }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Not permitted')).toBeVisible();
  },
};

export const Narrow: Story = {
  args: { onOpenRegion: fn(), onShowCustomers: fn() },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 368 }}>
        <Story />
      </div>
    ),
  ],
};

export const Italian: Story = {
  ...Narrow,
  decorators: [],
  globals: { locale: 'it' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('rowheader', { name: 'Tutte le regioni' })).toBeVisible();
  },
};

/** Right to left, as the language is. */
export const Arabic: Story = {
  ...Narrow,
  decorators: [],
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('rowheader', { name: 'كل المناطق' })).toBeVisible();
  },
};
export const Dark: Story = { ...Pressable, globals: { theme: 'dark' } };
