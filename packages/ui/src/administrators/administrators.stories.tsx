import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, within } from 'storybook/test';
import { storyStates } from '../story-states.ts';
import { Administrators } from './administrators.tsx';
import { longUsers, storySource, storyUsers } from './story-people.ts';

const meta = {
  title: 'Administrators/Administrators',
  component: Administrators,
  parameters: { source: () => storySource() },
} satisfies Meta<typeof Administrators>;
export default meta;

type Story = StoryObj<typeof meta>;

const waiting = () => createSource({ administrators: { list: () => new Promise<never>(() => {}) } });
const states = storyStates((fail) => ({ administrators: { list: fail } }));

/** Everybody with access to all customers, by which role. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('4 administrators with access to all customers')).toBeVisible();
  },
};

/** To whom, and by which role, with what it may do. */
export const Granting: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Grant access' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Grant access to all customers' }));
    await userEvent.type(dialog.getByRole('combobox', { name: 'Person' }), 'neri{Enter}');
    await userEvent.click(dialog.getByRole('radio', { name: /^Helpdesk/ }));
    await userEvent.click(dialog.getByRole('button', { name: 'Grant access' }));
    await expect(await canvas.findByRole('rowheader', { name: /Paolo Neri/ })).toBeVisible();
  },
};

/** Taken away at once; a press gives it back. */
export const Revoking: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Helpdesk.* away from .Sami Haddadin/ }));
    await userEvent.click(await screen.findByRole('button', { name: /Undo/ }));
    await expect(await canvas.findByRole('rowheader', { name: /Sami Haddadin/ })).toBeVisible();
  },
};

/** The own full role can't be taken back by oneself: that is asked first, in numbers. */
export const GivingUp: Story = {
  play: async ({ canvas }) => {
    const own = /Partner full administrator.* away from .Ines Falkenrath/;
    await userEvent.click(await canvas.findByRole('button', { name: own }));
    await expect(await screen.findByRole('alertdialog')).toHaveTextContent(
      /1 other full administrator can give/,
    );
  },
};

/** The last full administrator keeps the role, and it is said why. */
export const LastOne: Story = {
  parameters: { source: () => storySource({ users: storyUsers.filter(({ id }) => id !== 'dario.venturi') }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^The last full administrator keeps this role/)).toBeVisible();
    await expect(canvas.queryByRole('button', { name: /away from .Ines Falkenrath/ })).toBeNull();
  },
};

/** A role that may look, and no more. */
export const ReadOnly: Story = {
  parameters: { source: () => storySource({ viewer: { userId: 'sami.haddadin', roles: ['helpdesk'] } }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('rowheader', { name: /Sami Haddadin/ })).toBeVisible();
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};

/** Nobody, as far as the source tells. */
export const Empty: Story = { parameters: { source: () => storySource({ users: [] }) } };

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
