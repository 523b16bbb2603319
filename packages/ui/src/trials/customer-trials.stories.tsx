import { memorySource, type PartnerDataSource, PartnerError, type Subscription } from '@partnerkit/sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, within } from 'storybook/test';
import { loadingSource, storyStates } from '../story-states.ts';
import { CustomerTrials } from './customer-trials.tsx';

const meta = {
  title: 'Trials/CustomerTrials',
  component: CustomerTrials,
  argTypes: { draftStorage: { table: { type: { summary: 'DraftStorage | null' } } } },
  args: { customerId: 'c1', draftStorage: null },
} satisfies Meta<typeof CustomerTrials>;
export default meta;

type Story = StoryObj<typeof meta>;

const trial = (row: Partial<Subscription> & { id: string }): Subscription => ({
  customerId: 'c1',
  kind: 'trial',
  startDate: '2026-11-01',
  endDate: '2026-11-30',
  licenses: [
    { product: 'meetings', purchased: 25, assigned: 12, used: 9 },
    { product: 'calling', purchased: 25 },
  ],
  ...row,
});
const supplying =
  (subscriptions: readonly Subscription[] | undefined, save: () => void = () => {}) =>
  () =>
    memorySource({
      customers: [{ id: 'c1', name: 'Alimentari Serrapiana', region: 'EU' }],
      ...(subscriptions && { subscriptions: [...subscriptions] }),
      saveTrial: save,
      saveCustomer: save,
    });
const every = [
  trial({ id: 'trial-3021' }),
  trial({
    id: 'trial-2987',
    endDate: '2026-11-16',
    licenses: [{ product: 'messaging', purchased: 10, assigned: 14 }],
  }),
  trial({ id: 'trial-3050', startDate: '2026-12-01', endDate: '2026-12-30' }),
  trial({ id: 'trial-1404', startDate: '2025-03-01', endDate: '2025-03-12', endedOn: '2025-03-12' }),
];
const down = () => {
  throw new PartnerError({ code: 'unavailable', message: 'The service answered 503.' });
};
const states = storyStates((fail) => ({ trials: { list: fail } }));

/** One that runs, with what can be done with it. */
export const Ready: Story = {
  parameters: { source: supplying([trial({ id: 'trial-3021' })]) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Trial trial-3021' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Extend trial-3021' })).toBeVisible();
  },
};

/** Runs, ends today, is to begin, was ended early. */
export const EveryStanding: Story = {
  parameters: { source: supplying(every) },
  play: async ({ canvas }) => {
    const headings = await canvas.findAllByRole('heading', { level: 3 });
    await expect(headings.map(({ textContent }) => textContent)).toEqual([
      'Trial trial-2987',
      'Trial trial-3021',
      'Trial trial-3050',
      'Trial trial-1404',
    ]);
  },
};

/** The new end stands there before it is confirmed. */
export const Extending: Story = {
  parameters: { source: supplying([trial({ id: 'trial-3021' })]) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Extend trial-3021' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Extend the trial' }));
    await expect(dialog.getByText('Its last day moves from Nov 30, 2026 to Dec 15, 2026.')).toBeVisible();
  },
};

/** Other products and licenses; they are shown at once, and a press undoes it. */
export const Changing: Story = {
  parameters: { source: supplying([trial({ id: 'trial-3021' })]) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change licenses trial-3021' }));
    await expect(await screen.findByRole('dialog', { name: 'Change products and licenses' })).toBeVisible();
  },
};

/** Not changed: it opens again with what was wanted. */
export const FailedChange: Story = {
  parameters: { source: supplying([trial({ id: 'trial-3021' })], down) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change licenses trial-3021' }));
    const field = await screen.findByRole('textbox', { name: 'Licenses of Meetings' });
    await userEvent.clear(field);
    await userEvent.type(field, '40{Enter}');
    await expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(screen.getByRole('textbox', { name: 'Licenses of Meetings' })).toHaveValue('40');
  },
};

/** What can't be taken back is confirmed in numbers. */
export const Ending: Story = {
  parameters: { source: supplying([trial({ id: 'trial-3021' })]) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'End trial trial-3021' }));
    await expect(await screen.findByRole('alertdialog')).toHaveTextContent(
      /Ends the trial of 50 licenses today for .Alimentari Serrapiana..* 12 of them are assigned\./,
    );
  },
};

/** Not ended: said in place, and tried again from there. */
export const FailedEnd: Story = {
  parameters: { source: supplying([trial({ id: 'trial-3021' })], down) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'End trial trial-3021' }));
    const dialog = within(await screen.findByRole('alertdialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'End trial' }));
    await expect(await dialog.findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

/** Known to have none: one is started from here. */
export const Empty: Story = {
  parameters: { source: supplying([]) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No trials')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Start trial' }));
    await expect(
      await screen.findByRole('dialog', { name: 'Start a trial for Alimentari Serrapiana' }),
    ).toBeVisible();
  },
};

/** A role that may look, and no more: no control stands there. */
export const ReadOnly: Story = {
  parameters: {
    source: () =>
      memorySource({
        customers: [{ id: 'c1', name: 'Alimentari Serrapiana' }],
        subscriptions: [...every],
        saveTrial: () => {},
        viewer: { roles: ['partnerReadOnlyAdmin'] },
      }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Trial trial-3021' })).toBeVisible();
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};

/** Not known: the source supplies no trials. */
export const NotSupplied: Story = {
  parameters: { source: supplying(undefined) },
};

/** The shape of what comes. */
export const Loading: Story = { parameters: { source: loadingSource } };

export const NotPermitted: Story = states.notPermitted;

/** The host's source has no `trials.list`. */
export const NotSupported: Story = states.notSupported;

export const Failed: Story = states.failed;

export const Italian: Story = {
  parameters: { source: supplying(every) },
  globals: { locale: 'it' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Prolunga trial-3021' })).toBeVisible();
  },
};
/** Right to left, as the language is. */
export const Arabic: Story = {
  parameters: { source: supplying(every) },
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'تمديد trial-3021' })).toBeVisible();
  },
};
export const Dark: Story = { ...EveryStanding, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...EveryStanding, globals: { dir: 'rtl' } };
export const DarkRightToLeft: Story = { ...Extending, globals: { theme: 'dark', dir: 'rtl' } };

/** Somebody else has extended it meanwhile: how it is now is told, and what was entered is kept. */
export const Conflict: Story = {
  parameters: {
    source: () => {
      const whole = supplying([trial({ id: 'trial-3021' })])();
      let isFirst = true;
      return {
        ...whole,
        call: async (operation, input, context) => {
          if (operation.id === 'trials.change' && isFirst) {
            isFirst = false;
            const { idempotencyKey: _, ...ofAnother } = context;
            const other = { ...(input as object), endDate: '2026-12-24' } as typeof input;
            await whole.call(operation, other, ofAnother);
          }
          return whole.call(operation, input, context);
        },
      } satisfies PartnerDataSource;
    },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change licenses trial-3021' }));
    const field = await screen.findByRole('textbox', { name: 'Licenses of Meetings' });
    await userEvent.clear(field);
    await userEvent.type(field, '40{Enter}');
    await expect(await screen.findByText(/Somebody else has changed/)).toBeVisible();
    await expect(screen.getByRole('textbox', { name: 'Licenses of Meetings' })).toHaveValue('40');
  },
};
