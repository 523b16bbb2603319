import { type AuditEntry, memorySource, type PartnerDataSource } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { createAuditTrail, createWorld } from '../../../testing/src/index.ts';
import { firstPagesOf, storyStates } from '../story-states.ts';
import { AuditTrail } from './audit-trail.tsx';

const trail =
  (change: (entries: AuditEntry[]) => AuditEntry[] = (entries) => entries) =>
  (): PartnerDataSource => {
    const world = createWorld({ customers: 60, weeks: false });
    return memorySource({ ...world, auditEntries: change(createAuditTrail({ world })) });
  };

const states = storyStates((fail) => ({ audit: { list: fail } }));

const meta = {
  title: 'Audit/AuditTrail',
  component: AuditTrail,
} satisfies Meta<typeof AuditTrail>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Who changed what, when, and from which value to which; customers open. */
export const Ready: Story = {
  args: { onOpenCustomer: fn() },
  parameters: { source: trail() },
  play: async ({ canvas, args }) => {
    await waitFor(() => expect(canvas.getByText('200 changes')).toBeVisible());
    const [open] = await canvas.findAllByRole('button', { name: /^Open / });
    await userEvent.click(open as HTMLElement);
    await expect(args.onOpenCustomer).toHaveBeenCalledWith({
      id: expect.any(String),
      name: open?.textContent,
    });
  },
};

/** By one person and of some kinds: each filter can be taken away by itself, or all at once. */
export const Filtered: Story = {
  parameters: { source: trail() },
  args: { onFilterChange: fn() },
  play: async ({ canvas, canvasElement, args }) => {
    await waitFor(() => expect(canvas.getByText('200 changes')).toBeVisible());
    await userEvent.click(canvas.getByRole('button', { name: 'Kind' }));
    const page = within(canvasElement.ownerDocument.body);
    await userEvent.click(await page.findByRole('menuitemcheckbox', { name: 'Trials' }));
    await expect(args.onFilterChange).toHaveBeenLastCalledWith({ kinds: ['trials'] });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(canvas.queryByText('200 changes')).toBeNull());
    await expect((await canvas.findAllByText('Extended a trial'))[0]).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Remove filter Trials' }));
    await waitFor(() => expect(canvas.getByText('200 changes')).toBeVisible());
  },
};

/** What a newer server names is shown as it is named. */
export const OfANewerServer: Story = {
  parameters: {
    source: trail(() => [
      {
        id: 'e-2',
        at: '2026-11-16T09:30:12.000Z',
        actor: { id: 'u-7' },
        action: 'reports.schedule',
        subject: { kind: 'report', id: 'weekly-usage' },
        changes: [{ field: 'recipients', before: null, after: { to: ['a@partner.example'] } }],
      },
    ]),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('reports.schedule')).toBeVisible();
    await expect(await canvas.findByText(/recipients.*none/)).toBeVisible();
  },
};

/** Nothing was changed yet. */
export const Empty: Story = {
  parameters: { source: trail(() => []) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Nothing was changed yet')).toBeVisible();
  },
};

/** No change fits the filters, which stay where they can be taken away. */
export const NoMatch: Story = {
  args: { filter: { kinds: ['calling'], from: '2026-11-01' } },
  parameters: { source: trail() },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No change matches')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Clear filters' })).toBeVisible();
  },
};

/** By somebody who is neither a user nor has changed anything, as an address may say: told, with the way back. */
export const ByAStranger: Story = {
  args: { defaultFilter: { actor: 'u-999' } },
  parameters: { source: trail() },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Nobody of this name has changed anything yet')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(canvas.getByText('200 changes')).toBeVisible());
  },
};

/** The shape of what is to come. */
export const Loading: Story = {
  parameters: {
    source: () => memorySource({ customers: [], auditEntries: () => new Promise<never>(() => {}) }),
  },
};

/** What happened, and a way to try again. */
export const Failed: Story = states.failed;

/** A source without an audit trail says so in place. */
export const NotSupported: Story = states.notSupported;

/** A role that may not see it is told. */
export const NotPermitted: Story = states.notPermitted;

/** As wide as a phone: when it was stays, the rest scrolls sideways. */
export const Narrow: Story = {
  parameters: { source: trail() },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 368 }}>
        <Story />
      </div>
    ),
  ],
};

export const Italian: Story = { parameters: { source: trail() }, globals: { locale: 'it' } };
export const Arabic: Story = { ...Italian, globals: { locale: 'ar', dir: 'rtl' } };
export const Dark: Story = { ...NoMatch, globals: { theme: 'dark' } };

/** Canada does not answer: the changes of the other regions stand, and it can be asked again by itself. */
export const OneRegionDown: Story = {
  parameters: {
    source: () =>
      createSource({
        audit: {
          list: () => ({
            items: createAuditTrail({ world: createWorld({ customers: 60, weeks: false }) }).slice(0, 20),
            nextCursor: null,
            missing: [{ region: 'CA', code: 'unavailable', message: 'The service answered 503.' }],
          }),
        },
      }),
  },
  tags: ['!test'],
};

/** The first page is there, and the next one on its way. */
export const LoadingMore: Story = {
  parameters: {
    source: () => firstPagesOf(trail()()),
  },
  tags: ['!test'],
};

/** Names and values as long as they come. */
export const LongTexts: Story = {
  parameters: {
    source: trail((entries) =>
      entries.slice(0, 20).map((entry) => ({
        ...entry,
        actor: { ...entry.actor, name: 'Maximiliane Freifrau von Hohenlohe-Waldenburg-Schillingsfürst' },
        subject: {
          ...entry.subject,
          name: 'Ambercrest-Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
        },
      })),
    ),
  },
  tags: ['!test'],
};
