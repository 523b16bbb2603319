import { memorySource, PartnerError } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { loadingMore } from '../served-sources.stories.ts';
import { loadingSource, storyStates } from '../story-states.ts';
import { CustomerTable } from './customer-table.tsx';

const meta = {
  title: 'Customers/CustomerTable',
  component: CustomerTable,
} satisfies Meta<typeof CustomerTable>;
export default meta;

type Story = StoryObj<typeof meta>;

const launchHref = ({ id }: { id: string }) => `#${id}`;
const states = storyStates((fail) => ({ customers: { list: fail } }));

/** The demo partner: 400 customers in four regions. */
export const Ready: Story = {
  args: { launchHref },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('400 customers')).toBeVisible();
    await expect(
      (await canvas.findAllByRole('link', { name: /Launch the organization of/ })).length,
    ).toBeGreaterThan(5);
  },
};

/** A skeleton of the same shape: nothing jumps when the rows come. */
export const Loading: Story = {
  parameters: { source: loadingSource },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('table')).toHaveAttribute('aria-busy', 'true');
  },
};

/** A partner that has no customers yet. */
export const Empty: Story = {
  parameters: { scenario: 'empty' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No customers yet')).toBeVisible();
  },
};

/** Filters that no customer matches: one press takes them away. */
export const NothingMatches: Story = {
  args: { defaultQuery: 'nobody tag:"No such tag"' },
  play: async ({ canvas }) => {
    const state = (await canvas.findByText('No customer matches')).parentElement as HTMLElement;
    await userEvent.click(within(state).getByRole('button', { name: 'Clear filters' }));
    await expect(await canvas.findByText('400 customers')).toBeVisible();
  },
};

/** Whoever needs somebody first, with what comes next of each and how much of what it bought is in use. */
export const ByAttention: Story = {
  args: { sort: 'attention', columns: ['name', 'status', 'licenses', 'usage', 'next', 'tags'] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Most urgent first')).toBeVisible();
    await expect(await canvas.findByRole('columnheader', { name: /^Usage/ })).toBeVisible();
    await expect((await canvas.findAllByText('Expires')).length).toBeGreaterThan(1);
  },
};

/** A tag that nobody has: those that may have been meant are a press away. */
export const TagMeant: Story = {
  args: { defaultQuery: 'tag:gold' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Gold tier' }));
    await expect(await canvas.findByText(/^\d+ customers match$/)).toBeVisible();
  },
};

export const NotPermitted: Story = states.notPermitted;

/** The host's source has no `customers.list`. */
export const NotSupported: Story = states.notSupported;

/** What happened, the request's id to copy, and a way to try again. */
export const Failed: Story = states.failed;

const withoutCanada = (code: PartnerError['code']) => () => {
  const rows = ['Acme', 'Beta', 'Contoso'].map((name) => ({ id: name, name, region: 'US' }));
  const message = 'The service answered 503.';
  const list = (_input: unknown, { region }: { region?: string | undefined }) => {
    if (region) throw new PartnerError({ code, message, region });
    return { items: rows, nextCursor: null, missing: [{ region: 'CA', code, message }] };
  };
  return createSource({ customers: { list } });
};

/** A region that does not answer hides no other: one line names it, and tries it alone. */
export const OneRegionDown: Story = {
  parameters: { source: withoutCanada('unavailable') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('3 customers so far')).toBeVisible();
    await expect(canvas.getByRole('alert')).toHaveTextContent('Some rows are missing. Canada:');
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

/** The sign-in of one region has ended. A provider with `onSignIn` offers it here. */
export const OneRegionSignedOut: Story = {
  parameters: { source: withoutCanada('unauthenticated') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Sign in again.');
  },
};

/** A hundred rows of an id and a name: a clean list, and what is not supplied says so. */
export const BareRows: Story = {
  parameters: {
    source: () =>
      memorySource({
        customers: Array.from({ length: 100 }, (_, index) => ({
          id: `c${index}`,
          name: `Customer ${index + 1}`,
        })),
      }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('100 customers')).toBeVisible();
    await expect(canvas.queryByText('No recent activity')).toBeNull();
    await expect((await canvas.findAllByText('Not known')).length).toBeGreaterThan(10);
  },
};

/** Rows that do not fit are left out, and each is named with its field. */
export const RefusedRows: Story = {
  parameters: { scenario: 'malformedRow' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByText(/rows left out/));
    await expect((await canvas.findAllByText(/^Row \d+/))[0]).toBeVisible();
  },
};

/** Names that hold markup, formulas, other scripts, line breaks and ten thousand characters. */
export const HostileNames: Story = {
  parameters: {
    source: () =>
      memorySource({
        customers: [
          '<img src=x onerror=alert(1)>',
          '=HYPERLINK("http://x")',
          'شركة الخليج للاتصالات',
          'Acme 🚀 Rockets',
          'Line\nbreak Ltd.',
          'A very long name '.repeat(600),
        ].map((name, index) => ({
          id: `c${index}`,
          name,
          statuses: index === 0 ? ['quarantined'] : [],
          region: 'MARS',
        })),
      }),
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText('6 customers')).toBeVisible();
    await expect(await canvas.findByText('quarantined')).toBeVisible();
    await expect(canvasElement.querySelector('img')).toBeNull();
  },
};

/** A read-only administrator sees tags and does not change them; nor is anybody selected for nothing. */
export const ReadOnly: Story = {
  parameters: { viewer: { roles: ['partnerReadOnlyAdmin'] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('400 customers')).toBeVisible();
    await expect(canvas.queryByRole('button', { name: /Edit tags of/ })).toBeNull();
    await expect(canvas.queryByRole('checkbox')).toBeNull();
  },
};

/** A column of the host's that throws says so in its cells; the rest of their rows lives. */
export const BrokenColumn: Story = {
  args: {
    extraColumns: [
      {
        id: 'broken',
        header: 'Broken',
        value: () => undefined,
        cell: () => {
          throw new Error('Column “broken” cannot read its row');
        },
      },
    ],
  },
  play: async ({ canvas }) => {
    const [retry] = await canvas.findAllByRole('button', {
      name: /^“Broken” stopped working\. Something in this portal failed\..* Try again$/,
    });
    await expect(retry).toBeInTheDocument();
    await expect(await canvas.findByText('400 customers')).toBeVisible();
  },
};

/** The whole result as a workbook or as CSV, chosen with the keyboard alone. */
export const ExportMenu: Story = {
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('400 customers');
    const button = canvas.getByRole('button', { name: 'Export' });
    button.focus();
    await userEvent.keyboard('{Enter}');
    const menu = within(canvasElement.ownerDocument.body);
    const [first, second] = await menu.findAllByRole('menuitem');
    await expect(first).toHaveTextContent('Excel workbook (XLSX)');
    await waitFor(() => expect(first).toHaveFocus());
    await userEvent.keyboard('{ArrowDown}');
    await expect(second).toHaveFocus();
  },
};

/** A header that is dragged over another: the line shows where the column goes. */
export const DraggedColumn: Story = {
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('400 customers');
    const header = (column: string) =>
      canvasElement.querySelector(`th[data-column="${column}"]`) as HTMLElement;
    const at = (column: string) => {
      const { left, width, top } = header(column).getBoundingClientRect();
      return { clientX: left + width * 0.2, clientY: top + 10 };
    };
    const pointer = (kind: string, on: Element, column: string) =>
      on.dispatchEvent(
        new PointerEvent(kind, {
          ...{ bubbles: true, cancelable: true, button: 0, buttons: 1, pointerId: 1, pointerType: 'mouse' },
          ...at(column),
        }),
      );
    // nobody real holds this pointer
    header('region').setPointerCapture = () => {};
    pointer('pointerover', header('region'), 'region');
    const page = canvasElement.ownerDocument.body;
    await waitFor(() => {
      pointer('pointerdown', header('region'), 'region');
      pointer('pointermove', page, 'status');
      expect(header('status')).toHaveAttribute('data-drop', 'before');
    });
  },
};

const coloredTags = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'gray', undefined].map(
  (color) => ({ name: color ?? 'plain', ...(color ? { color } : {}) }),
);

/** Tags in their colours, of which each has the word beside it. */
export const TagColors: Story = {
  args: { columns: ['name', 'tags'] },
  parameters: {
    source: () =>
      memorySource({
        customers: coloredTags.map(({ name }) => ({ id: name, name: `Tagged ${name}`, tags: [name] })),
        tags: coloredTags,
        saveTags: () => {},
        saveTagDetails: () => {},
      }),
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText('9 customers')).toBeVisible();
    await waitFor(() => expect(canvasElement.querySelectorAll('.pk-row .pk-tag-dot')).toHaveLength(8));
  },
};
export const TagColorsDark: Story = { ...TagColors, globals: { theme: 'dark' } };

/** Pages of a list of 5,000; those after `from` never come. */
const pagesUntil = (from: number) => () =>
  createSource({
    customers: {
      list: ({ cursor, limit = 100 }) => {
        const start = Number(cursor ?? 0);
        const items = Array.from({ length: limit }, (_, at) => ({
          id: `c${start + at}`,
          name: `Customer ${start + at + 1}`,
          region: 'EU',
        }));
        if (start > from) return new Promise(() => {});
        return { items, nextCursor: `${start + limit}`, total: 5000 };
      },
    },
  });

async function choosePrint(canvasElement: HTMLElement) {
  const page = within(canvasElement.ownerDocument.body);
  await page.findByText('5,000 customers');
  await userEvent.click(page.getByRole('button', { name: 'Export' }));
  await userEvent.click(await page.findByRole('menuitem', { name: 'Print…' }));
  return page;
}

/** Printed: of more rows than a sheet has, the file is offered that has all of them. */
export const PrintTooMany: Story = {
  parameters: { source: pagesUntil(5000) },
  play: async ({ canvasElement }) => {
    const page = await choosePrint(canvasElement);
    await expect(await page.findByText(/At most 2,000 are printed/)).toBeVisible();
    await waitFor(() => expect(page.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  },
};

/** What is missing of the rows is read first, and called off by a press. */
export const PrintUnderWay: Story = {
  parameters: { source: pagesUntil(600) },
  play: async ({ canvasElement }) => {
    const page = await choosePrint(canvasElement);
    await userEvent.click(await page.findByRole('button', { name: 'Print the first 2,000' }));
    await expect(await page.findByText(/00 of 2,000 rows are read$/, { selector: 'p' })).toBeVisible();
    await waitFor(() => expect(page.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  },
};

export const PrintTooManyDark: Story = { ...PrintTooMany, globals: { theme: 'dark' } };
export const PrintUnderWayRightToLeft: Story = { ...PrintUnderWay, globals: { dir: 'rtl' } };

/** Search, filters, sorting, selection and tags in one walk, as a viewer does it. */
export const Composite: Story = {
  args: { launchHref, onSortChange: fn(), onOpenCustomer: fn() },
  play: async ({ canvas, canvasElement, args, step }) => {
    const root = within(canvasElement.ownerDocument.body);
    await canvas.findByText('400 customers');
    await step('sorts by a header', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Licenses' }));
      await expect(args.onSortChange).toHaveBeenCalledWith('licenses');
      await expect(canvas.getByRole('columnheader', { name: /^Licenses/ })).toHaveAttribute(
        'aria-sort',
        'ascending',
      );
    });
    await step('adds a filter from the menu', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Add filter' }));
      await userEvent.click(await root.findByRole('menuitem', { name: 'Subscription type' }));
      await userEvent.click(await root.findByRole('menuitemcheckbox', { name: /^Trial/ }));
      await userEvent.keyboard('{Escape}{Escape}');
      await expect(await canvas.findByText(/customers match/)).toBeVisible();
    });
    await step('opens a customer', async () => {
      await userEvent.click((await canvas.findAllByRole('button', { name: /^Open / }))[0] as HTMLElement);
      await expect(args.onOpenCustomer).toHaveBeenCalled();
    });
    await step('tags a customer, and undoes it', async () => {
      const [edit] = await canvas.findAllByRole('button', { name: /^Edit tags of/ });
      await userEvent.click(edit as HTMLElement);
      await userEvent.type(await root.findByRole('combobox', { name: 'Add a tag' }), 'Brand new{Enter}');
      await expect(await canvas.findByText(/Tag “Brand new” added to/)).toBeVisible();
      await userEvent.keyboard('{Escape}');
      await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
      await waitFor(() => expect(canvas.queryAllByTitle('Brand new')).toHaveLength(0));
    });
  },
};

export const Dark: Story = { ...Composite, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Composite, globals: { dir: 'rtl' } };
export const DarkRightToLeft: Story = { ...Composite, globals: { theme: 'dark', dir: 'rtl' } };

/** The first page is there; those that follow have their place, and how many there are is known. */
export const LoadingMore: Story = {
  parameters: { source: loadingMore },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText('400 customers')).toBeVisible();
    const scroller = canvasElement.querySelector('.pk-table-scroller') as HTMLElement;
    await waitFor(() => {
      scroller.scrollTop = scroller.scrollHeight;
      expect(scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop).toBeLessThan(2);
      expect(canvasElement.querySelector('.pk-gap:last-child')).toBeNull();
    });
    await expect(scroller).toHaveAttribute('data-more');
  },
};

/** Two are selected: how many, and what can be done with them. */
export const Selected: Story = {
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('400 customers');
    for (const box of [...canvasElement.querySelectorAll('.pk-row .pk-checkbox')].slice(0, 2))
      await userEvent.click(box);
    await expect(await canvas.findByText(/^2 .*selected/)).toBeVisible();
  },
};

/** A tag for all of them, of whom some can't be changed: how many, and why; another try is for those alone. */
export const PartialFailure: Story = {
  parameters: { scenario: 'partialFailure' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('400 customers');
    for (const box of [...canvasElement.querySelectorAll('.pk-row .pk-checkbox')].slice(0, 6))
      await userEvent.click(box);
    await userEvent.click(await canvas.findByRole('button', { name: /^Tags/ }));
    const page = within(canvasElement.ownerDocument.body);
    await userEvent.type(await page.findByRole('combobox', { name: 'Add a tag' }), 'Winter{Enter}');
    const [problem] = await page.findAllByText(/^\d+ customers (were )?not changed/);
    await expect(problem).toBeVisible();
  },
};

/** Names, tags and addresses as long as they come. */
export const LongTexts: Story = { parameters: { scenario: 'longTexts' }, tags: ['!test'] };
export const Arabic: Story = { args: { launchHref }, globals: { locale: 'ar' }, tags: ['!test'] };
