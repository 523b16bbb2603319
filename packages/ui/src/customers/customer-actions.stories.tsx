import { type Customer, PartnerError } from '@partnerkit/sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { CustomerAction } from './customer-action.ts';
import { CustomerTable } from './customer-table.tsx';

const meta = {
  title: 'Customers/CustomerAction',
  component: CustomerTable,
  args: { defaultSort: 'name', launchHref: ({ id }: Customer) => `#${id}` },
} satisfies Meta<typeof CustomerTable>;
export default meta;

type Story = StoryObj<typeof meta>;

const call: CustomerAction = { id: 'call', label: 'Plan a call', run: () => {} };
const archive: CustomerAction = {
  id: 'archive',
  label: 'Archive',
  tone: 'danger',
  confirm: ({ length }) =>
    length === 1 ? 'The customer leaves your list.' : `${length} customers leave your list.`,
  run: () => {},
};

const choose = async (canvasElement: HTMLElement, action: string) => {
  const page = within(canvasElement.ownerDocument.body);
  const [more] = await page.findAllByRole('button', { name: /^More actions for / });
  await userEvent.click(more as HTMLElement);
  await userEvent.click(await page.findByRole('menuitem', { name: action }));
  return page;
};

/** The menu at the end of a row. */
export const RowMenu: Story = {
  args: { actions: [call, archive] },
  play: async ({ canvasElement }) => {
    const page = within(canvasElement.ownerDocument.body);
    const [more] = await page.findAllByRole('button', { name: /^More actions for / });
    await userEvent.click(more as HTMLElement);
    await expect(await page.findByRole('menuitem', { name: 'Archive' })).toBeVisible();
  },
};

/** The same with all that are selected. */
export const OfSelection: Story = {
  args: { actions: [call, archive] },
  play: async ({ canvas, canvasElement }) => {
    // the header has one too, before there are rows
    const boxes = await canvas.findAllByRole('checkbox', { name: /^Select (?!all)/ });
    for (const box of boxes.slice(0, 3)) await userEvent.click(box);
    await userEvent.click(await canvas.findByRole('button', { name: 'Actions' }));
    const page = within(canvasElement.ownerDocument.body);
    await userEvent.click(await page.findByRole('menuitem', { name: 'Plan a call' }));
    await expect(await page.findByText('Plan a call: done for 3 customers')).toBeVisible();
  },
};

/** What is asked before, in numbers. */
export const Asked: Story = {
  args: { actions: [archive] },
  play: async ({ canvasElement }) => {
    const page = await choose(canvasElement, 'Archive');
    await expect(await page.findByText('The customer leaves your list.')).toBeVisible();
    await waitFor(() => expect(page.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  },
};

/** Under way: it can be called off, and all else goes on. */
export const UnderWay: Story = {
  args: { actions: [{ ...call, run: () => new Promise<never>(() => {}) }] },
  play: async ({ canvasElement }) => {
    const page = await choose(canvasElement, 'Plan a call');
    await expect(await page.findByText('Plan a call: 1 customer…')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  },
};

/** Failed, with what the host says to the viewer and a way to try again. */
export const Failed: Story = {
  args: {
    actions: [
      {
        ...call,
        run: () =>
          Promise.reject(
            new PartnerError({ code: 'invalid', message: 'The calendar of your team is full.' }),
          ),
      },
    ],
  },
  play: async ({ canvasElement }) => {
    const page = await choose(canvasElement, 'Plan a call');
    await expect(
      await page.findByText(
        'Plan a call failed. The request was not accepted: The calendar of your team is full.',
      ),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

export const Dark: Story = { ...Failed, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...UnderWay, globals: { dir: 'rtl' } };
export const Arabic: Story = { globals: { locale: 'ar' }, tags: ['!test'] };
