import { PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, within } from 'storybook/test';
import { storyStates } from '../story-states.ts';
import { PartnerAdministrators } from './partner-administrators.tsx';
import { longUsers, storySource } from './story-people.ts';

const meta = {
  title: 'Administrators/PartnerAdministrators',
  component: PartnerAdministrators,
  args: { customerId: 'c1', administratorsHref: '#administrators' },
  parameters: { source: () => storySource() },
} satisfies Meta<typeof PartnerAdministrators>;
export default meta;

type Story = StoryObj<typeof meta>;

const down = () => {
  throw new PartnerError({ code: 'unavailable', message: 'The service answered 503.' });
};
const waiting = () => createSource({ administrators: { ofCustomer: () => new Promise<never>(() => {}) } });
const states = storyStates((fail) => ({ administrators: { ofCustomer: fail } }));

/** Who is assigned, and apart from them who sees all customers. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('rowheader', { name: /Tomás Arrieta/ })).toBeVisible();
    await expect(canvas.getByText(/Sep 2, 2026 by .Ines Falkenrath/)).toBeVisible();
    await expect(canvas.getByRole('link', { name: 'Manage administrators' })).toBeVisible();
  },
};

/** Found by typing a part of the name; those who are assigned are not offered again. */
export const Adding: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add administrator' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add an administrator' }));
    await userEvent.type(dialog.getByRole('combobox', { name: 'Person' }), 'lind{Enter}{Enter}');
    await expect(await canvas.findByRole('rowheader', { name: /Greta Lindqvist/ })).toBeVisible();
  },
};

/** Gone at once; a press brings them back. */
export const Removing: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Remove .Tomás Arrieta/ }));
    await userEvent.click(await screen.findByRole('button', { name: /Undo/ }));
    await expect(await canvas.findByRole('rowheader', { name: /Tomás Arrieta/ })).toBeVisible();
  },
};

/** The host could not keep it: the row is there again, and a notice says why. */
export const FailedRemoval: Story = {
  parameters: { source: () => storySource({ saveAdministrators: down }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Remove .Tomás Arrieta/ }));
    await expect(await canvas.findByRole('rowheader', { name: /Tomás Arrieta/ })).toBeVisible();
  },
};

/** Who takes themselves off sees the customer no longer: that is asked first, in numbers. */
export const Leaving: Story = {
  parameters: {
    source: () =>
      storySource({ viewer: { userId: 'tomas.arrieta', name: 'Tomás Arrieta', roles: ['partnerAdmin'] } }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Remove .Tomás Arrieta/ }));
    await expect(await screen.findByRole('alertdialog')).toHaveTextContent(
      /You will no longer see .Alimentari Serrapiana.* 1 other administrator stays assigned\./,
    );
  },
};

/** Known to be nobody. */
export const Empty: Story = { parameters: { source: () => storySource({ administrators: [] }) } };

/** A role that may look, and no more: no control stands there. */
export const ReadOnly: Story = {
  args: { administratorsHref: undefined },
  parameters: {
    source: () => storySource({ viewer: { userId: 'wanjiru.okello', roles: ['partnerReadOnlyAdmin'] } }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('rowheader', { name: /Tomás Arrieta/ })).toBeVisible();
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};

/** A host without users: who is assigned stands there by what the assignments tell. */
export const WithoutUsers: Story = { parameters: { source: () => storySource({ users: undefined }) } };

/** A host without assignments: who sees all customers stands there, and that the rest is not told. */
export const WithoutAssignments: Story = {
  parameters: { source: () => storySource({ administrators: undefined }) },
};

/** The shape of what comes. */
export const Loading: Story = { parameters: { source: waiting } };
export const NotPermitted: Story = states.notPermitted;
/** The host's source does not tell. */
export const NotSupported: Story = states.notSupported;
export const Failed: Story = states.failed;

export const Italian: Story = { globals: { locale: 'it' } };
export const Arabic: Story = { globals: { locale: 'ar' } };
export const Dark: Story = { ...Ready, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Ready, globals: { dir: 'rtl' } };

/** Names and addresses as long as they come. */
export const LongTexts: Story = {
  parameters: { source: () => storySource({ users: longUsers }) },
  tags: ['!test'],
};
