import { memorySource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { loadingSource } from '../story-states.ts';
import { StartTrial } from './start-trial.tsx';
import { noTrialValues, type TrialValues } from './trial-values.ts';

const meta = {
  title: 'Trials/StartTrial',
  component: StartTrial,
  args: { onLeave: () => {}, draftStorage: null },
} satisfies Meta<typeof StartTrial>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A wizard that was left with these values, at this step. */
const left = (step: string, values: Partial<TrialValues> = {}) => {
  let kept: string | null = JSON.stringify({
    values: { ...noTrialValues, ...values },
    step,
    intent: `story-${step}`,
  });
  return {
    getItem: () => kept,
    setItem: (_: string, text: string) => {
      kept = text;
    },
    removeItem: () => {
      kept = null;
    },
  };
};

const entered: Partial<TrialValues> = {
  company: 'Alimentari Serrapiana',
  adminEmail: 'lucia@serrapiana.example',
  country: 'IT',
  products: ['meetings', 'calling'],
  licenses: { pmeetings: '25', pcalling: '25' },
};

const customers = [
  {
    id: 'c1',
    name: 'Alimentari Serrapiana S.p.A.',
    adminEmail: 'lucia@serrapiana.example',
    region: 'EU',
  },
  { id: 'c2', name: 'Alimentari Serrapiana', adminEmail: 'it@serrapiana.example', region: 'EU' },
];
const serrapiana = () =>
  memorySource({ customers, subscriptions: [], saveTrial: () => {}, saveCustomer: () => {} });

/** Refuses, as a service that is down does, and then as one that knows the key of the intent with other values. */
const failing = (error: ConstructorParameters<typeof PartnerError>[0]) => () =>
  createSource({
    trials: {
      startForNewCustomer: () => {
        throw new PartnerError(error);
      },
    },
  });

/** Company, administrator and country, for a new customer or one that is there. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: /Customer/ })).toBeVisible();
    await expect(canvas.getByRole('radio', { name: 'A new customer' })).toBeChecked();
  },
};

/** A country is found by its other names, and says at once where the data will be. */
export const RegionOfCountry: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('combobox', { name: 'Country' }), 'great brit');
    await expect(await canvas.findByRole('option', { name: 'United Kingdom' })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect(
      await canvas.findByText(/Data of customers in .United Kingdom. is kept in the region .European Union/),
    ).toBeVisible();
  },
};

/** A country outside the table: the region to which it falls. */
export const RegionOfOthers: Story = {
  args: { draftStorage: left('customer', { ...entered, country: 'BR' }) },
};

/** One that is there is found by its name or its administrator. */
export const ExistingCustomer: Story = {
  parameters: { source: serrapiana },
  args: { draftStorage: left('customer', { customer: 'existing' }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('combobox', { name: 'Customer' }), 'serra');
    await expect(await canvas.findAllByRole('option')).toHaveLength(2);
  },
};

/** What is missing stands at the field, and in a summary that has the focus. */
export const Missing: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('3 fields need another look');
  },
};

export const Products: Story = { args: { draftStorage: left('products', entered) } };

/** Licenses are whole numbers: `1e3` is none, and is not guessed. */
export const WrongLicenses: Story = {
  args: {
    draftStorage: left('products', { ...entered, licenses: { pmeetings: '1e3', pcalling: '0' } }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('2 fields need another look');
  },
};

export const Duration: Story = { args: { draftStorage: left('duration', { ...entered, duration: '90' }) } };

/** A sentence, with the last day and the region. */
export const Review: Story = {
  args: { draftStorage: left('review', entered) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/up to and including Dec 15, 2026\./)).toBeVisible();
  },
};

/** The customer is known: one step less. */
export const ForOneCustomer: Story = {
  args: { customer: { id: 'c2', name: 'Alimentari Serrapiana' } },
  parameters: { source: serrapiana },
};

/** Two that may be the same company: asked, with a way to each. */
export const SameCompany: Story = {
  parameters: { source: serrapiana },
  args: { draftStorage: left('review', entered) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Start trial' }));
    const question = within(await canvas.findByRole('alert'));
    await expect(question.getByText('Is it one of these customers?')).toBeVisible();
    await expect(question.getAllByRole('listitem')).toHaveLength(2);
  },
};

/** No answer came: another try is the same intent. */
export const Failed: Story = {
  parameters: { source: failing({ code: 'unavailable', message: 'The service answered 503.' }) },
  args: { draftStorage: left('review', entered) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Start trial' }));
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

/** What was sent first, without an answer, was something else. */
export const SentBefore: Story = {
  parameters: {
    source: failing({
      code: 'invalid',
      message: 'this key was used for another request',
      fields: [{ field: 'idempotency-key', message: 'this key was used for another request' }],
    }),
  },
  args: { draftStorage: left('review', entered) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Start trial' }));
    await expect(await canvas.findByText('Something else was sent before')).toBeVisible();
  },
};

/** Leaving asks what becomes of what was entered. */
export const Leaving: Story = {
  args: { draftStorage: left('products', entered) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel' }));
    await expect(await canvas.findByRole('alertdialog')).toBeVisible();
  },
};

export const Started: Story = {
  args: { draftStorage: left('review', { ...entered, company: 'Fratelli Colleverde' }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Start trial' }));
    await expect(await canvas.findByText('The trial of Fratelli Colleverde has started')).toBeVisible();
  },
};

/** What the viewer may do is not known yet. */
export const Loading: Story = {
  parameters: {
    source: () => ({
      ...loadingSource(),
      ...createSource({
        viewer: { get: () => new Promise<never>(() => {}) },
        trials: { start: () => new Promise<never>(() => {}) },
      }),
    }),
  },
};

/** A role that may not start trials. */
export const NotPermitted: Story = {
  parameters: { viewer: { roles: ['partnerReadOnlyAdmin'] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Not permitted')).toBeVisible();
  },
};

/** The host's source starts no trials. */
export const NotSupported: Story = {
  parameters: { source: () => createSource({}) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Not available here')).toBeVisible();
  },
};

export const Italian: Story = {
  globals: { locale: 'it' },
  args: { draftStorage: left('review', entered) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Avvia prova' })).toBeVisible();
  },
};
/** Right to left, as the language is. */
export const Arabic: Story = {
  globals: { locale: 'ar' },
  args: { draftStorage: left('review', entered) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'بدء نسخة تجريبية' })).toBeVisible();
  },
};
export const Dark: Story = { ...Missing, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Products, globals: { dir: 'rtl' } };
export const DarkRightToLeft: Story = { ...SameCompany, globals: { theme: 'dark', dir: 'rtl' } };
