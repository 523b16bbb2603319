import { memorySource, type PartnerDataSource } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, within } from 'storybook/test';
import { longUsers, storySource, storyUsers } from '../administrators/story-people.ts';
import { storyStates } from '../story-states.ts';
import { Users } from './users.tsx';

const meta = {
  title: 'Organization/Users',
  component: Users,
  parameters: { source: () => storySource() },
} satisfies Meta<typeof Users>;
export default meta;

type Story = StoryObj<typeof meta>;

const waiting = () => createSource({ users: { list: () => new Promise<never>(() => {}) } });
const states = storyStates((fail) => ({ users: { list: fail } }));

/** A source in which somebody else gives Sami other roles as soon as his are looked at. */
function changedElsewhere(): PartnerDataSource {
  const source = memorySource({ customers: [], users: storyUsers, saveUsers: () => {} });
  let isFirst = true;
  return {
    ...source,
    async call(operation, input, context) {
      if (operation.id === 'users.setRoles' && isFirst) {
        isFirst = false;
        const other = { ...(input as object), roles: ['partnerReadOnlyAdmin'] };
        await source.call(operation, other as typeof input, { ...context, idempotencyKey: undefined });
      }
      return source.call(operation, input, context);
    },
  };
}

async function openRolesOf(canvas: ReturnType<typeof within>, name: RegExp) {
  await userEvent.click(await canvas.findByRole('button', { name }));
  return within(await screen.findByRole('dialog', { name: /^Roles of/ }));
}

/** All users with their roles. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('8 users')).toBeVisible();
  },
};

/** Found by name or address, whatever the accents. */
export const Searching: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('searchbox'), 'tomas');
    await expect(await canvas.findByText('1 of 8 users')).toBeVisible();
  },
};

/** Nobody is found. */
export const NoMatch: Story = { args: { search: 'zz' } };

/** What each role may do, as the table of permissions says. */
export const Permissions: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByText('What each role may do'));
    const row = within(canvas.getByRole('row', { name: /^Edit tags/ }));
    await expect(row.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
      ...['Yes', 'Assigned customers', 'No', 'No'],
    ]);
  },
};

/** What does not fit is said at its field and in a summary that has the focus. */
export const Inviting: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Invite user' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Invite a user' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Name' }), 'Noor Haddad');
    await userEvent.type(dialog.getByRole('textbox', { name: /E-mail/ }), 'noor{Enter}');
    const [problem] = await dialog.findAllByText(/^Enter an e-mail address/);
    await expect(problem).toBeVisible();
  },
};

/** Somebody has the address already: said at the field. */
export const AddressTaken: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Invite user' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Invite a user' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Name' }), 'Noor Haddad');
    await userEvent.type(dialog.getByRole('textbox', { name: /E-mail/ }), 'Paolo.Neri@partner.example');
    await userEvent.type(dialog.getByRole('textbox', { name: 'User ID' }), 'noor{Enter}');
    const [problem] = await dialog.findAllByText('Somebody has this e-mail address already.');
    await expect(problem).toBeVisible();
  },
};

/** A user's roles, each with what it may do. */
export const ChangingRoles: Story = {
  play: async ({ canvas }) => {
    const dialog = await openRolesOf(canvas, /^Change roles of .Sami/);
    await expect(dialog.getByRole('checkbox', { name: /^Helpdesk/ })).toBeChecked();
  },
};

/** Somebody else has changed them meanwhile: both are shown, and saving again puts one's own in their place. */
export const Conflict: Story = {
  parameters: { source: changedElsewhere },
  play: async ({ canvas }) => {
    const dialog = await openRolesOf(canvas, /^Change roles of .Sami/);
    await userEvent.click(dialog.getByRole('checkbox', { name: /^Partner administrator/ }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await expect(
      await dialog.findByText(
        /now has: Partner read-only administrator\. You chose: Partner administrator and Helpdesk/,
      ),
    ).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await expect(await screen.findByText(/^Roles of .Sami Haddadin. changed/)).toBeVisible();
  },
};

/** What can't be taken back is asked first, in numbers. */
export const Removing: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Remove .Dario/ }));
    await expect(await screen.findByRole('alertdialog')).toHaveTextContent(/loses 2 administrator roles/);
  },
};

/** Known to be nobody. */
export const Empty: Story = { parameters: { source: () => storySource({ users: [] }) } };

/** The host keeps no changes: no control stands there. */
export const ReadOnly: Story = {
  parameters: { source: () => storySource({ saveUsers: undefined }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('8 users')).toBeVisible();
    await expect(canvas.queryByRole('button')).toBeNull();
  },
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
