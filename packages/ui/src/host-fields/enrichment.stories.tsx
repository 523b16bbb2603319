import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { CustomerTable } from '../customers/customer-table.tsx';
import { createEnrichment } from './create-enrichment.tsx';
import type { EnrichedField } from './enriched-field.ts';

const meta = {
  title: 'Customers/createEnrichment',
  component: CustomerTable,
  args: { defaultSort: 'name', columns: ['name', 'owner', 'revenue', 'met', 'status', 'licenses'] },
} satisfies Meta<typeof CustomerTable>;
export default meta;

type Story = StoryObj<typeof meta>;

const people = ['Anna Rossi', 'Bruno Conti', 'Chiara Greco', 'Davide Moretti'];
/** The same number for the same customer. */
const numberOf = (id: string) => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
const byId = <Value,>(ids: readonly string[], value: (number: number) => Value) =>
  Object.fromEntries(ids.map((id) => [id, value(numberOf(id))]));

const owner: EnrichedField = {
  id: 'owner',
  header: 'Account owner',
  type: 'text',
  load: (ids) => byId(ids, (number) => people[number % people.length]),
  complete: true,
  filter: 'choice',
};
const score: EnrichedField = {
  id: 'score',
  header: 'Score',
  type: 'number',
  load: (ids) => byId(ids, (number) => number % 100),
  complete: true,
  filter: 'number',
};
const revenue: EnrichedField = {
  id: 'revenue',
  header: 'Revenue',
  type: 'number',
  load: (ids) => byId(ids, (number) => (number % 3 === 0 ? null : number * 12)),
};
const met: EnrichedField = {
  id: 'met',
  header: 'Last met',
  type: 'day',
  load: (ids) => byId(ids, (number) => `2026-${String(1 + (number % 11)).padStart(2, '0')}-15`),
};
const never = () => new Promise<never>(() => {});
const failing = () => Promise.reject(new Error('The CRM answered 503.'));

/** A text, a number and a day of the host's own, for the rows in view. */
export const Ready: Story = {
  args: { enrich: createEnrichment([owner, revenue, met]) },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText('Anna Rossi'))[0]).toBeVisible();
    await expect(canvas.getAllByText('No value').length).toBeGreaterThan(0);
  },
};

/** A bar in each cell until its value is there; all else works already. */
export const Loading: Story = {
  args: { enrich: createEnrichment([{ ...owner, load: never }, revenue, met] as EnrichedField[]) },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('400 customers');
    await expect(canvasElement.querySelectorAll('.pk-row .pk-skeleton').length).toBeGreaterThan(5);
  },
};

/** Each cell says why it failed; one press asks again for all that failed with it. */
export const Failed: Story = {
  args: { enrich: createEnrichment([{ ...owner, load: failing }, revenue, met] as EnrichedField[]) },
  play: async ({ canvas }) => {
    const [retry] = await canvas.findAllByRole('button', {
      name: /^Account owner of .* could not be loaded/,
    });
    await expect(retry).toHaveTextContent('Try again');
    await userEvent.click(retry as HTMLElement);
    await waitFor(() => expect(retry).toHaveAttribute('aria-disabled', 'false'));
    await expect(retry).toBeVisible();
  },
};

/** Values that are no days, an error for one customer, a drawing that throws: each in its own cell. */
export const PartialFailure: Story = {
  args: {
    enrich: createEnrichment([
      {
        ...owner,
        load: (ids) =>
          byId(ids, (number) => (number % 5 === 0 ? new Error('Locked') : people[number % people.length])),
      } as EnrichedField,
      {
        ...revenue,
        cell: (value: number | null) => {
          if (value === null) throw new Error('There is no revenue to draw.');
          return <b>{value}</b>;
        },
      } as EnrichedField,
      {
        ...met,
        load: (ids) => byId(ids, (number) => (number % 3 === 0 ? 'some day' : '2026-11-02')),
      } as EnrichedField,
    ]),
  },
  play: async ({ canvas }) => {
    const [misfit] = await canvas.findAllByRole('button', { name: /answered something unexpected/ });
    await expect(misfit).toBeVisible();
    await expect((await canvas.findAllByRole('button', { name: /^Revenue of/ }))[0]).toBeVisible();
  },
};

/** Customers filtered by the host's own data beside ours: in the query, as chips, and in the menu with how many have each value. */
export const Filtered: Story = {
  args: {
    enrich: createEnrichment([owner, score, met]),
    defaultQuery: 'owner:"Anna Rossi" score>=50',
    columns: ['name', 'owner', 'score', 'met', 'status', 'licenses'],
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText(/customers match/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Change filter Score ≥ 50' })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Change filter Account owner: Anna Rossi' }));
    const menu = within(canvasElement.ownerDocument.body);
    await userEvent.click(await menu.findByRole('menuitemcheckbox', { name: /Chiara Greco/ }));
    await expect(await menu.findByRole('menuitemcheckbox', { name: /Chiara Greco/ })).toBeChecked();
  },
};

/** A number, a text or a day is typed. */
export const FilterIsTyped: Story = {
  args: Filtered.args ?? {},
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change filter Score ≥ 50' }));
    const panel = within(canvasElement.ownerDocument.body);
    const field = await panel.findByRole('textbox', { name: 'Filter by Score' });
    await userEvent.clear(field);
    await userEvent.type(field, 'many{Enter}');
    await expect(await panel.findByRole('alert')).toHaveTextContent('Enter a number such as 12 or 0.5.');
  },
};

/** What a column that is not complete does not offer stands in its menu. */
export const InViewAlone: Story = {
  args: { enrich: createEnrichment([owner, revenue, met]) },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByText('Anna Rossi');
    await userEvent.click(canvas.getByRole('button', { name: 'Options of column Revenue' }));
    const menu = within(canvasElement.ownerDocument.body);
    await expect(
      await menu.findByText('Loaded for the rows in view: neither sorted, filtered nor exported'),
    ).toBeVisible();
  },
};

export const Dark: Story = { ...PartialFailure, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...PartialFailure, globals: { dir: 'rtl' } };
export const Arabic: Story = { args: Ready.args ?? {}, globals: { locale: 'ar' }, tags: ['!test'] };
