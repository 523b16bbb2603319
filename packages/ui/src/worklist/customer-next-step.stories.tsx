import { memorySource, type PartnerDataSource, type WorklistMarkRow } from '@partnerkit/sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent } from 'storybook/test';
import { createWorld, demoIdentities } from '../../../testing/src/index.ts';
import { loadingSource, storyStates } from '../story-states.ts';
import { CustomerNextStep } from './customer-next-step.tsx';

const world = createWorld({ customers: 60 });
const users = demoIdentities(world).map(({ userId, name, roles }) => ({ id: userId, name, roles }));
const idOf = (name: string) => world.customers.find((customer) => customer.name === name)?.id ?? '';
const customerId = idOf('Ambercrest Brewing Co.');

const meta = {
  title: 'Worklist/CustomerNextStep',
  component: CustomerNextStep,
  args: { customerId },
} satisfies Meta<typeof CustomerNextStep>;
export default meta;

type Story = StoryObj<typeof meta>;

const noting = (marks: readonly WorklistMarkRow[]) => (): PartnerDataSource =>
  memorySource({
    ...{ customers: world.customers, subscriptions: world.subscriptions, callLegs: [], users },
    viewer: { userId: 'u-1001', name: 'Ines Falkenrath', roles: ['partnerFullAdmin'] },
    worklistMarks: marks,
    saveWorklistMark: () => {},
  });
const states = storyStates((fail) => ({ worklist: { get: fail } }));

/** Why something is to be done, what is at stake, by when, and what can be done about it. */
export const Ready: Story = {
  parameters: { source: noting([]) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/in touch/)).toBeVisible();
    await expect(canvas.getByRole('heading', { name: 'What to do next' })).toBeVisible();
  },
};

/** Done by a press, which says so and can be undone or opened again. */
export const Done: Story = {
  parameters: { source: noting([]) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Done: / }));
    await expect(await canvas.findByRole('heading', { name: 'Done' })).toBeVisible();
    await expect(await canvas.findByText(/^Done on Nov 16, 2026 by/)).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await expect(await canvas.findByRole('heading', { name: 'What to do next' })).toBeVisible();
  },
};

/** Comes back on a day, with what the team has noted. */
export const Snoozed: Story = {
  parameters: {
    source: noting([
      { customerId, snoozedUntil: '2026-12-01', assignedTo: 'u-1002', note: 'Their new IT manager starts.' },
    ]),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Comes back on Dec 1, 2026')).toBeVisible();
    await expect(canvas.getByText('Their new IT manager starts.')).toBeVisible();
  },
};

/** No reason holds. */
export const Empty: Story = {
  args: { customerId: idOf('O’Dunne Property Management') },
  parameters: { source: noting([]) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Nothing to do' })).toBeVisible();
  },
};

/** The room of one reason, before it comes. */
export const Loading: Story = { parameters: { source: loadingSource } };
export const NotPermitted: Story = states.notPermitted;
export const NotSupported: Story = states.notSupported;
export const Failed: Story = states.failed;

/** A colleague was faster: that is told, what they noted stands, and it can be done all the same. */
export const Conflict: Story = {
  parameters: {
    source: () => {
      const whole = noting([])();
      let isFirst = true;
      return {
        ...whole,
        call: async (operation, input, context) => {
          if (operation.id === 'worklist.change' && isFirst) {
            isFirst = false;
            const { idempotencyKey: _, ...ofAnother } = context;
            const other = { customerId, note: 'Called on Friday.' } as typeof input;
            await whole.call(operation, other, ofAnother);
          }
          return whole.call(operation, input, context);
        },
      } satisfies PartnerDataSource;
    },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Done: / }));
    const [problem] = await canvas.findAllByText(/Somebody else has changed/);
    await expect(problem).toBeVisible();
    await canvas.findByText('As it stands now');
    // as the note of the customer, and among what stands now
    const notes = await canvas.findAllByText('Called on Friday.');
    await expect(notes).toHaveLength(2);
    for (const note of notes) await expect(note).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Do it all the same' })).toBeVisible();
  },
};

/** A role that may look and do nothing: there is nothing to press. */
export const ReadOnly: Story = {
  parameters: {
    source: () =>
      memorySource({
        ...{ customers: world.customers, subscriptions: world.subscriptions, callLegs: [], users },
        viewer: { userId: 'u-1003', roles: ['partnerReadOnlyAdmin'] },
        saveWorklistMark: () => {},
      }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/in touch/)).toBeVisible();
    await expect(canvas.queryByRole('button', { name: /^(Done|Snooze|Assign|Note): / })).toBeNull();
  },
};

/** A note as long as somebody writes it. */
export const LongTexts: Story = {
  parameters: {
    source: noting([
      {
        customerId,
        assignedTo: 'u-1002',
        note: `Their new manager for information technology begins in December and asked that nobody calls before. ${'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(3)}`,
      },
    ]),
  },
  tags: ['!test'],
};
export const Arabic: Story = {
  parameters: Ready.parameters ?? {},
  globals: { locale: 'ar' },
  tags: ['!test'],
};
export const Dark: Story = {
  parameters: Ready.parameters ?? {},
  globals: { theme: 'dark' },
  tags: ['!test'],
};
