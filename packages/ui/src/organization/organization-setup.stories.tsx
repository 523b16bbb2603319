import {
  type MemorySourceOptions,
  memorySource,
  type OrganizationRow,
  type PartnerDataSource,
  PartnerError,
} from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, within } from 'storybook/test';
import { storyUsers } from '../administrators/story-people.ts';
import { storyStates } from '../story-states.ts';
import { OrganizationSetup } from './organization-setup.tsx';

const ordered: OrganizationRow = {
  profile: { name: 'Falkenrath Networks' },
  plan: [
    { product: 'meetings', quantity: 2500 },
    { product: 'calling', quantity: 1200 },
    { product: 'messaging', quantity: 2500 },
  ],
  terms: {
    version: '2026-10',
    title: 'Partner terms and conditions',
    text: `The partner manages customers on their behalf and answers for the administrators that it names.

What is ordered for a customer is billed to the partner. A trial ends by itself and costs nothing.

Data of a customer is kept in the region of its country and leaves it for no other.`,
  },
};
const acceptances = [
  {
    version: '2026-10',
    by: { id: 'ines.falkenrath', name: 'Ines Falkenrath' },
    at: '2026-11-12T09:30:00Z',
  },
];
const accepted: OrganizationRow = { ...ordered, acceptances };
const setUp: OrganizationRow = {
  ...accepted,
  profile: { name: 'Falkenrath Networks', country: 'DE' },
  setup: { done: true, step: 'administrators' },
};

const organizationSource =
  (organization: OrganizationRow, options: Partial<MemorySourceOptions> = {}) =>
  (): PartnerDataSource =>
    memorySource({
      customers: [],
      users: storyUsers.slice(0, 1),
      saveUsers: () => {},
      organization,
      saveOrganization: () => {},
      viewer: { userId: 'ines.falkenrath', name: 'Ines Falkenrath', roles: ['partnerFullAdmin'] },
      ...options,
    });

const meta = {
  title: 'Organization/OrganizationSetup',
  component: OrganizationSetup,
  args: { draftStorage: null },
  parameters: { source: organizationSource(ordered) },
} satisfies Meta<typeof OrganizationSetup>;
export default meta;

type Story = StoryObj<typeof meta>;
const states = storyStates((fail) => ({ organization: { get: fail } }));
const at = (step: string) => ({ setup: { done: false, step } });

/** What was ordered. */
export const Plan: Story = {};

/** Nothing has been ordered yet. */
export const Empty: Story = { parameters: { source: organizationSource({ ...ordered, plan: [] }) } };

/** What was ordered is not supplied. */
export const PlanNotSupplied: Story = {
  parameters: { source: organizationSource({ ...ordered, plan: undefined }) },
};

/** The terms, to be ticked; without it does not go on. */
export const Terms: Story = { parameters: { source: organizationSource({ ...ordered, ...at('terms') }) } };

/** A version that came after the one that was accepted is asked again. */
export const TermsChanged: Story = {
  parameters: {
    source: organizationSource({
      ...accepted,
      terms: { version: '2027-01', title: 'Partner terms and conditions', text: 'The new terms.' },
      ...at('profile'),
    }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Version .2027-01. is new/)).toBeVisible();
  },
};

/** Another version is in force than was read: nothing is accepted. */
export const Conflict: Story = {
  parameters: {
    source: () => {
      let row: OrganizationRow = { ...ordered, ...at('terms') };
      const source = organizationSource(row, { organization: () => row })();
      return {
        ...source,
        call: (operation, input, context) => {
          if (operation.id === 'organization.acceptTerms')
            row = { ...row, terms: { version: '2026-11', title: 'Partner terms', text: 'The new terms.' } };
          return source.call(operation, input, context);
        },
      } satisfies PartnerDataSource;
    },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('checkbox'));
    await userEvent.click(canvas.getByRole('button', { name: 'Get started' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The terms have changed meanwhile');
  },
};

/** Left at the profile on another machine. */
export const Resumed: Story = {
  parameters: {
    source: organizationSource({
      ...accepted,
      profile: { name: 'Falkenrath Networks', country: 'DE' },
      ...at('profile'),
    }),
  },
};

/** What is missing stands at its field and in the summary. */
export const CountryMissing: Story = {
  parameters: { source: organizationSource({ ...accepted, ...at('profile') }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Choose a country');
  },
};

/** Who administers already, and the way to invite others. */
export const FirstAdministrators: Story = {
  parameters: { source: organizationSource({ ...setUp, ...at('administrators') }) },
};

/** The source tells nothing of users: it ends without. */
export const WithoutUsers: Story = {
  parameters: {
    source: organizationSource(
      { ...setUp, ...at('administrators') },
      { users: undefined, saveUsers: undefined },
    ),
  },
};

/** The organization once it is set up. */
export const SetUp: Story = {
  parameters: {
    source: organizationSource({ ...setUp, manageServicesUrl: 'https://partner.example/services' }),
  },
};

/** Its profile is changed. */
export const EditProfile: Story = {
  args: { onManageServices: fn() },
  parameters: { source: organizationSource(setUp) },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Edit profile' }));
    const page = within(canvasElement.ownerDocument.body);
    await expect(await page.findByRole('textbox', { name: 'Name of the organization' })).toHaveValue(
      'Falkenrath Networks',
    );
  },
};

/** It is only read: the terms can't be accepted here, so that it does not go on. */
export const ReadOnly: Story = {
  parameters: { source: organizationSource({ ...ordered, ...at('terms') }, { saveOrganization: undefined }) },
};

/** The host's store refuses. */
export const NotSaved: Story = {
  parameters: {
    source: organizationSource(
      { ...accepted, profile: { name: 'Falkenrath Networks', country: 'DE' }, ...at('profile') },
      {
        saveOrganization: () => {
          throw new PartnerError({ code: 'unavailable', message: 'The store is away.' });
        },
      },
    ),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }));
    await expect(await canvas.findByRole('alert')).toBeVisible();
  },
};

export const Loading: Story = {
  parameters: {
    source: () => createSource({ organization: { get: () => new Promise<never>(() => {}) } }),
  },
};
export const Failed: Story = states.failed;
export const NotSupported: Story = states.notSupported;

/** A role that may not: who may is said. */
export const NotPermitted: Story = {
  parameters: {
    source: organizationSource(ordered, { viewer: { userId: 'sami', roles: ['helpdesk'] } }),
  },
};

/** Names as long as they come. */
export const LongTexts: Story = {
  parameters: {
    source: organizationSource({
      ...setUp,
      profile: {
        name: 'Falkenrath-Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
        country: 'DE',
      },
    }),
  },
  tags: ['!test'],
};
export const Arabic: Story = { globals: { locale: 'ar' }, tags: ['!test'] };
export const Dark: Story = { globals: { theme: 'dark' }, tags: ['!test'] };
