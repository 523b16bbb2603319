import { PartnerError } from '@partnerkit/sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { storyStates } from '../story-states.ts';
import { CustomerTable } from './customer-table.tsx';
import type { CustomerCells, CustomerTableSlots } from './customer-table-props.ts';

const slots: CustomerTableSlots = {
  toolbar: ({ selection }) => (
    <span className="pk-muted">
      {'query' in selection ? 'All in the campaign' : `${selection.length} in the campaign`}
    </span>
  ),
  header: ({ column, children }) =>
    column === 'licenses' ? <abbr title="Of all products">{children}</abbr> : children,
  detail: ({ customer }) => (
    <dl>
      <dt>Administrator</dt>
      <dd>{customer.adminEmail ?? 'Not known'}</dd>
      <dt>Tags</dt>
      <dd>{customer.tags?.join(', ') || 'None'}</dd>
    </dl>
  ),
  empty: () => (
    <p>
      Nobody here yet. <a href="#bring">Bring your first customer</a>
    </p>
  ),
  noMatch: ({ clear }) => (
    <p>
      Nobody like that.{' '}
      <button type="button" onClick={clear}>
        Show everybody
      </button>
    </p>
  ),
  failed: ({ error, retry }) => (
    <p>
      Our CRM is asleep: {error instanceof PartnerError ? error.code : 'unknown'}.{' '}
      <button type="button" onClick={retry}>
        Wake it
      </button>
    </p>
  ),
  footer: ({ loaded, total }) => (
    <span>
      {loaded} of {total ?? 'many'} customers. Figures of last night.
    </span>
  ),
};

const cells: CustomerCells = {
  name: ({ row, children }) => (
    <>
      <span aria-hidden="true">{row.statuses?.includes('onHold') ? '⏸ ' : ''}</span>
      {children}
    </>
  ),
  licenses: ({ value, children }) => (Number(value) >= 1000 ? <strong>{children}</strong> : children),
};

const meta = {
  title: 'Customers/CustomerTableSlots',
  component: CustomerTable,
  args: { slots, cells, defaultSort: '-licenses' },
} satisfies Meta<typeof CustomerTable>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Toolbar, header, cells and footer of the host's. */
export const Parts: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('400 of 400 customers. Figures of last night.')).toBeVisible();
    const [first] = await canvas.findAllByRole('checkbox', { name: /^Select (?!all)/ });
    await userEvent.click(first as HTMLElement);
    await expect(await canvas.findByText('1 in the campaign')).toBeVisible();
  },
};

/** What the host knows of one customer, beside the rows. */
export const Details: Story = {
  play: async ({ canvas }) => {
    const [open] = await canvas.findAllByRole('button', { name: /^Details of / });
    await userEvent.click(open as HTMLElement);
    const pane = await canvas.findByRole('complementary');
    await expect(within(pane).getByText('Administrator')).toBeVisible();
    await expect(within(pane).getByRole('heading')).toHaveFocus();
  },
};

/** Nobody is there. */
export const Empty: Story = {
  parameters: { scenario: 'empty' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Nobody here yet/)).toBeVisible();
  },
};

/** Search and filters find nobody. */
export const NoMatch: Story = {
  args: { defaultQuery: 'nobody' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show everybody' }));
    await expect(await canvas.findByText(/400 of 400/)).toBeVisible();
  },
};

/** The source fails. */
export const Failed: Story = {
  parameters: storyStates((fail) => ({ customers: { list: fail } })).failed.parameters,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Wake it' })).toBeVisible();
  },
};

/** A cell and a slot that throw say so in their places. */
export const Broken: Story = {
  args: {
    columns: ['name', 'licenses', 'adminEmail'],
    slots: {
      footer: () => {
        throw new Error('The sums did not come.');
      },
    },
    cells: {
      adminEmail: ({ value }) => {
        if (String(value).includes('a')) throw new Error('No picture of it.');
        return value;
      },
    },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^“footer” stopped working/ })).toBeVisible();
    const cells = await canvas.findAllByRole('button', { name: /^“(?!footer).+” stopped working/ });
    await expect(cells[0]).toBeVisible();
    await expect(canvas.queryByText(/The sums did not come|No picture of it/)).toBeNull();
  },
};

export const Dark: Story = { ...Details, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Details, globals: { dir: 'rtl' } };
export const Arabic: Story = { args: Parts.args ?? {}, globals: { locale: 'ar' }, tags: ['!test'] };
