import {
  memorySource,
  type PartnerDataSource,
  PartnerError,
  type WorklistItem,
  type WorklistMarkRow,
} from '@partnerkit/sdk';
import { worklistReasonIds, worklistReasons } from '@partnerkit/sdk/worklist';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test';
import { createWorld, demoIdentities } from '../../../testing/src/index.ts';
import { firstPagesOf, loadingSource, storyStates } from '../story-states.ts';
import { Worklist } from './worklist.tsx';

const meta = {
  title: 'Worklist/Worklist',
  component: Worklist,
} satisfies Meta<typeof Worklist>;
export default meta;

type Story = StoryObj<typeof meta>;
type Options = Parameters<typeof memorySource>[0];

const world = createWorld({ customers: 120, calls: true });
const users = demoIdentities(world).map(({ userId, name, roles }) => ({ id: userId, name, roles }));

/** What a team has noted in some weeks. */
const noted: readonly WorklistMarkRow[] = world.customers.flatMap(
  ({ id: customerId }, at): WorklistMarkRow[] => {
    if (at % 13 === 4)
      return [{ customerId, done: { reasons: [...worklistReasonIds], on: '2026-11-10', by: 'u-1002' } }];
    if (at % 11 === 3)
      return [{ customerId, snoozedUntil: '2026-12-01', note: 'Their new IT manager starts on 1 December.' }];
    if (at % 9 === 2) return [{ customerId, assignedTo: 'u-1002' }];
    return [];
  },
);

/** The demo partner, with calls, colleagues and what the team has noted. */
const worklistSource =
  (change: Partial<Options> = {}) =>
  (): PartnerDataSource =>
    memorySource({
      customers: world.customers,
      subscriptions: world.subscriptions,
      callLegs: world.callLegs,
      weeklyUsage: () => [...world.weeklyUsage],
      users,
      viewer: { userId: 'u-1001', name: 'Ines Falkenrath', roles: ['partnerFullAdmin'] },
      worklistMarks: noted,
      saveWorklistMark: () => {},
      ...change,
    });
const ready = worklistSource();

/** The same, where something else happens to an operation, which is asked with what it was given, or something else. */
const happening =
  (id: string, happens: (ask: (input?: object) => Promise<unknown>, input: object) => unknown) =>
  (): PartnerDataSource => {
    const whole = ready();
    return {
      ...whole,
      call: async (operation, input, context) => {
        const { idempotencyKey: _, ...ofAnother } = context;
        const ask = (other?: object) =>
          whole.call(operation, (other ?? input) as typeof input, other ? ofAnother : context);
        return (operation.id === id ? await happens(ask, input as object) : await ask()) as never;
      },
    };
  };

const entries = () => screen.findAllByRole('article');
const nameOf = (entry: HTMLElement) => entry.querySelector('.pk-name')?.textContent ?? '';
const first = async () => (await entries())[0] as HTMLElement;
const isGone = (name: string) =>
  waitFor(() => expect(screen.getAllByRole('article').map(nameOf)).not.toContain(name));

/** What to do next, the highest rank first, each customer with its reasons. */
export const Ready: Story = {
  args: { onOpenCustomer: fn() },
  parameters: { source: ready },
  play: async ({ args }) => {
    const entry = await first();
    await expect(entry).toHaveTextContent(/licenses at stake/);
    await userEvent.click(within(entry).getByRole('button', { name: nameOf(entry) }));
    await expect(args.onOpenCustomer).toHaveBeenCalledWith({ id: entry.dataset.entry, name: nameOf(entry) });
    await expect(screen.queryByText(/NaN|undefined/)).toBeNull();
  },
};

/** The rank is a figure: each reason with its weight, the licenses at stake and its points. */
export const HowTheRankCameAbout: Story = {
  parameters: { source: ready },
  play: async () => {
    const entry = await first();
    await userEvent.click(within(entry).getByRole('button', { name: /^How is this computed: Rank of/ }));
    const dialog = await screen.findByRole('dialog', { name: /Rank of/ });
    await expect(dialog).toHaveTextContent(/\d × [\d,]+ licenses = [\d,]+/);
    await expect(dialog).toHaveTextContent(/Sum[\d,]+ points/);
  },
};

/** Where the source has prices the licenses at stake show what they cost a month, a currency beside the other (PRC-1). */
export const WithPrices: Story = {
  parameters: {
    source: worklistSource({
      licensePrices: [
        { product: 'calling', amount: 8.5, currency: 'EUR' },
        { product: 'meetings', amount: 12, currency: 'EUR' },
        ...world.customers
          .filter((_, at) => at % 3 === 0)
          .map(({ id }) => ({ product: 'meetings', amount: 11.4, currency: 'USD', customerId: id })),
      ],
    }),
  },
  play: async () => {
    const entry = await first();
    await expect(entry).toHaveTextContent(/a month/);
    await userEvent.click(within(entry).getByRole('button', { name: /^How is this computed: Rank of/ }));
    const dialog = await screen.findByRole('dialog', { name: /Rank of/ });
    await expect(dialog).toHaveTextContent(/Price: .*[€$][\d,]+ a month/);
  },
};

/** Done: gone at once, told, and undone by a press. */
export const Done: Story = {
  parameters: { source: ready },
  play: async () => {
    const entry = await first();
    const name = nameOf(entry);
    await userEvent.click(within(entry).getByRole('button', { name: /^Done: / }));
    await isGone(name);
    await expect(await screen.findByText(new RegExp(`${name}.* is done`))).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(nameOf(await first())).toBe(name));
  },
};

/** Snoozed until a day that is chosen, and found among those that are. */
export const Snoozed: Story = {
  parameters: { source: ready },
  play: async () => {
    const entry = await first();
    const name = nameOf(entry);
    await userEvent.click(within(entry).getByRole('button', { name: /^Snooze: / }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'In a week, Nov 23, 2026' }));
    await isGone(name);
    await userEvent.click(screen.getByRole('radio', { name: /^Snoozed/ }));
    await waitFor(async () => expect(nameOf(await first())).toBe(name));
    await expect(await first()).toHaveTextContent('Comes back on Nov 23, 2026');
  },
};

/** Handed to a colleague, with a note that all of the team reads. */
export const AssignedWithNote: Story = {
  parameters: { source: ready },
  play: async () => {
    const entry = await first();
    await userEvent.click(within(entry).getByRole('button', { name: /^Assign: / }));
    await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Tomás Arrieta' }));
    await expect(await within(entry).findByText(/^Assigned to .*Tomás Arrieta/)).toBeVisible();
    await userEvent.click(within(entry).getByRole('button', { name: /^Note: / }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Note for the team' }), 'Call on Monday');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await expect(await within(entry).findByText('Call on Monday')).toBeVisible();
  },
};

/** A list for each reason. */
export const ByReason: Story = {
  args: { groupBy: 'reason', onOpenCustomer: fn() },
  parameters: { source: ready },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: /^Over license limit \d+/ })).toBeVisible();
    await expect(await canvas.findByRole('feed', { name: 'Low license assignment' })).toBeVisible();
  },
};

/** A group for each date; those without one come last. */
export const ByDay: Story = {
  args: { groupBy: 'day', onOpenCustomer: fn() },
  parameters: { source: ready },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByRole('heading', { name: /in \d+ days?$/ }))[0]).toBeVisible();
  },
};

/** For one reason and of one colleague; each filter can be taken away by itself. */
export const Filtered: Story = {
  args: { onFilterChange: fn() },
  parameters: { source: ready },
  play: async ({ canvas, args }) => {
    await first();
    await userEvent.click(canvas.getByRole('button', { name: 'Colleague' }));
    await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Tomás Arrieta' }));
    await expect(args.onFilterChange).toHaveBeenLastCalledWith({ assignedTo: 'u-1002' });
    await expect(await canvas.findByText(/^\d+ customers?$/)).toBeVisible();
    for (const entry of await entries()) await expect(entry).toHaveTextContent('Tomás Arrieta');
    await userEvent.click(canvas.getByRole('button', { name: 'Remove filter Tomás Arrieta' }));
    await waitFor(() => expect(canvas.queryByText(/^\d+ customers?$/)).toBeNull());
  },
};

/** What has been done, by whom and when; it can be opened again. */
export const ShowsDone: Story = {
  args: { filter: { show: 'done' } },
  parameters: { source: ready },
  play: async () => {
    const entry = await first();
    await expect(entry).toHaveTextContent(/Done on Nov 10, 2026 by .*Tomás Arrieta/);
    await expect(within(entry).getByRole('button', { name: /^Open again: / })).toBeVisible();
  },
};

/** A colleague was faster: that is told, what they noted stands, and it can be done all the same. */
export const Conflict: Story = {
  parameters: {
    source: () => {
      let isFirst = true;
      return happening('worklist.change', async (ask, input) => {
        const { customerId } = input as { readonly customerId: string };
        if (isFirst) await ask({ customerId, note: 'Called on Friday.' });
        isFirst = false;
        return ask();
      })();
    },
  },
  play: async () => {
    const entry = await first();
    const name = nameOf(entry);
    await userEvent.click(within(entry).getByRole('button', { name: /^Done: / }));
    await waitFor(async () => expect(await first()).toHaveTextContent(/Somebody else has changed/));
    await waitFor(async () => expect(await first()).toHaveTextContent('Called on Friday.'));
    await userEvent.click(within(await first()).getByRole('button', { name: 'Do it all the same' }));
    await isGone(name);
  },
};

/** Refused: it stays as it was, with the reason and another try beside it. */
export const Refused: Story = {
  parameters: {
    source: happening('worklist.change', () => {
      throw new PartnerError({ code: 'unavailable', message: 'The service answered 503.' });
    }),
  },
  play: async () => {
    const entry = await first();
    const name = nameOf(entry);
    await userEvent.click(within(entry).getByRole('button', { name: /^Done: / }));
    await waitFor(async () => expect(nameOf(await first())).toBe(name));
    await waitFor(async () => expect(await first()).toHaveTextContent(/stays as it was/));
    await expect(within(await first()).getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

/** A role that may look and do nothing: there is nothing to press. */
export const ReadOnly: Story = {
  args: { onOpenCustomer: fn() },
  parameters: {
    source: worklistSource({ viewer: { userId: 'u-1003', roles: ['partnerReadOnlyAdmin'] } }),
  },
  play: async () => {
    await first();
    await expect(screen.queryByRole('button', { name: /^(Done|Snooze|Assign|Note): / })).toBeNull();
  },
};

/** Reasons of the host's own, with their words; ours weigh what the host says. */
export const OwnReasons: Story = {
  args: {
    words: {
      quarterlyReview: {
        name: 'Quarterly review',
        text: ({ licenses }) => `The review of a customer with ${licenses} licenses is due.`,
      },
    },
  },
  parameters: {
    source: worklistSource({
      worklistRules: {
        weights: { overLimit: 20 },
        reasons: [
          ...worklistReasons,
          {
            id: 'quarterlyReview',
            weight: 3,
            judge: ({ licenses: { running } }) =>
              running !== null && running > 500 && { licenses: running, values: {} },
          },
        ],
      },
    }),
  },
  play: async ({ canvas }) => {
    await expect(
      (await canvas.findAllByText(/^The review of a customer with \d+ licenses is due\.$/))[0],
    ).toBeVisible();
  },
};

/** Weights that can't be: which one, and what was expected. */
export const WrongWeights: Story = {
  parameters: { source: worklistSource({ worklistRules: { weights: { overLimit: Number.NaN } } }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      /weights\.overLimit: expected a number above 0/,
    );
  },
};

/** A region that does not answer hides no other: one line names it. */
export const OneRegionDown: Story = {
  parameters: {
    source: happening('worklist.list', async (ask) => ({
      ...((await ask()) as { items: WorklistItem[] }),
      missing: [{ region: 'CA', code: 'unavailable', message: 'The service answered 503.' }],
    })),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Some rows are missing. Canada:');
  },
};

/** The other regions are counted all the same, and it is said without which. */
export const CountedWithoutARegion: Story = {
  parameters: {
    source: happening('worklist.summary', async (ask) => ({
      ...((await ask()) as object),
      missing: [{ region: 'CA', code: 'unavailable', message: 'The service answered 503.' }],
    })),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Without .*Canada/)).toBeVisible();
    await expect(canvas.getByRole('radio', { name: /^Open [1-9]/ })).toBeChecked();
  },
};

/** No reason holds for anybody. */
export const Empty: Story = {
  parameters: { source: worklistSource({ customers: [], subscriptions: [] }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Nothing to do')).toBeVisible();
  },
};

/** Nobody fits the filters, which stay where they can be taken away. */
export const NoMatch: Story = {
  args: { filter: { search: 'Nobody is called so', reason: 'poorCalls' } },
  parameters: { source: ready },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No customer matches')).toBeVisible();
    await expect(canvas.getAllByRole('button', { name: 'Clear filters' })[0]).toBeVisible();
  },
};

/** The shape of what is to come. */
export const Loading: Story = { parameters: { source: loadingSource } };

const states = storyStates((fail) => ({ worklist: { list: fail } }));

/** What happened, and a way to try again. */
export const Failed: Story = states.failed;

/** A source without a worklist says so in place. */
export const NotSupported: Story = states.notSupported;

/** A role that may not see it is told. */
export const NotPermitted: Story = {
  parameters: { viewer: { roles: ['helpdesk'] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Not permitted')).toBeVisible();
  },
};

/** As wide as a phone. */
export const Narrow: Story = {
  ...Ready,
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 368 }}>
        <Story />
      </div>
    ),
  ],
};

export const Italian: Story = {
  ...Ready,
  globals: { locale: 'it' },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText(/licenze in gioco/))[0]).toBeVisible();
  },
};

/** Right to left, as the language is. */
export const Arabic: Story = {
  ...Ready,
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('feed', { name: 'قائمة العمل' })).toBeVisible();
  },
};

export const Dark: Story = { ...ByReason, globals: { theme: 'dark' } };

/** The first page is there, and the next one on its way. */
export const LoadingMore: Story = {
  parameters: {
    source: () => firstPagesOf(ready()),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show more' }));
  },
  tags: ['!test'],
};

/** Names, tags and addresses as long as they come. */
export const LongTexts: Story = { parameters: { scenario: 'longTexts' }, tags: ['!test'] };
