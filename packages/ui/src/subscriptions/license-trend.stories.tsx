import { createSource } from '@partnerkit/sdk/sources/create';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import { regionByRegion } from '../served-sources.stories.ts';
import { loadingSource, storyStates } from '../story-states.ts';
import { LicenseTrend } from './license-trend.tsx';

const meta = {
  title: 'Subscriptions/LicenseTrend',
  component: LicenseTrend,
  args: { product: 'meetings' },
} satisfies Meta<typeof LicenseTrend>;
export default meta;

type Story = StoryObj<typeof meta>;
type Week = { week: string; used: number | null; assignedUnused: number | null; available: number | null };

const sunday = Date.parse('2026-11-08');
/** Weeks up to the last complete one; `undefined` has no history. */
const weeksOf = (used: readonly (number | undefined)[]): Week[] =>
  used.map((count, at) => ({
    week: new Date(sunday - (used.length - 1 - at) * 604_800_000).toISOString().slice(0, 10),
    used: count ?? null,
    assignedUnused: count === undefined ? null : 400 - Math.round(count / 10),
    available: count === undefined ? null : 900 - Math.round(count / 4),
  }));
const answering = (used: readonly (number | undefined)[]) => () =>
  createSource({ subscriptions: { trend: () => ({ items: weeksOf(used) }) } });
const states = storyStates((fail) => ({ subscriptions: { trend: fail } }));

/** Half a year of the demo partner. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByText(/^Used licenses rose from [\d,]+ to [\d,]+ in 26 weeks\.$/),
    ).toBeVisible();
    await expect(canvas.getByRole('slider', { name: 'Week' })).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(
        /^Week of Nov 8, 2026: [\d,]+ used, [\d,]+ assigned but unused, [\d,]+ available\.$/,
      ),
    );
  },
};

/** A year, as far as the history goes. */
export const AYear: Story = { args: { weeks: 52 } };

/** Arrow keys move over the weeks; what is read out stands in the tooltip too. */
export const ByKeyboard: Story = {
  play: async ({ canvas, canvasElement }) => {
    const weeks = await canvas.findByRole('slider', { name: 'Week' });
    await userEvent.tab();
    while (document.activeElement !== weeks) await userEvent.tab();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect(weeks).toHaveAttribute('aria-valuetext', expect.stringContaining('Week of Oct 25, 2026'));
    const tooltip = canvasElement.querySelector<HTMLElement>('.pk-chart-tooltip') as HTMLElement;
    await expect(within(tooltip).getByText('Week of Oct 25, 2026')).toBeVisible();
    await userEvent.keyboard('{Home}');
    await expect(within(tooltip).getByText('Week of May 17, 2026')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect(canvasElement.querySelector('.pk-chart-tooltip')).toBeNull();
  },
};

/** The same numbers as a table, the newest week first, in the same room. */
export const AsTable: Story = {
  play: async ({ canvas, canvasElement }) => {
    const toTable = await canvas.findByRole('button', { name: 'Table' });
    await canvas.findByRole('slider');
    const { height } = (canvasElement.querySelector('.pk-chart') as HTMLElement).getBoundingClientRect();
    await userEvent.click(toTable);
    const table = within(canvas.getByRole('table'));
    await expect(table.getAllByRole('row')).toHaveLength(27);
    await expect(table.getAllByRole('rowheader')[0]).toHaveTextContent('Week of Nov 8, 2026');
    await expect(
      (canvasElement.querySelector('.pk-chart') as HTMLElement).getBoundingClientRect().height,
    ).toBe(height);
  },
};

/** Saves the drawing, or its numbers. */
export const Saving: Story = {
  play: async ({ canvas, canvasElement }) => {
    const root = within(canvasElement.ownerDocument.body);
    await canvas.findByRole('slider');
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await expect(await root.findByRole('menuitem', { name: 'Picture (PNG)' })).toBeVisible();
    await expect(root.getByRole('menuitem', { name: 'Drawing (SVG)' })).toBeVisible();
    await expect(root.getByRole('menuitem', { name: 'Data (XLSX)' })).toBeVisible();
    await expect(root.getByRole('menuitem', { name: 'Data (CSV)' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
  },
};

/** Weeks without history are gaps, never zero; a week between two of them still shows. */
export const Gaps: Story = {
  parameters: {
    source: answering([
      ...[undefined, undefined, 610, 640, 660, 700, undefined, undefined, undefined, undefined, undefined],
      ...[810, undefined, 840, 850, 870, 0, 860, 900, 930, 950, 960, 990, 1010, 1040, 1060],
    ]),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Used licenses rose from 610 to 1,060 in 24 weeks.')).toBeVisible();
    await expect((await canvas.findAllByText('No history'))[0]).toBeVisible();
  },
};

/** In the table a week without history is not known. */
export const GapsAsTable: Story = {
  parameters: { source: answering([12, undefined, 0]) },
  play: async ({ canvas }) => {
    await canvas.findByRole('slider');
    await userEvent.click(canvas.getByRole('button', { name: 'Table' }));
    await expect(canvas.getAllByText('Not known')).toHaveLength(4);
    await expect(canvas.getByRole('cell', { name: '0' })).toBeVisible();
  },
};

/** Only one week is known. */
export const OneWeek: Story = {
  parameters: { source: answering([...Array(25).fill(undefined), 42]) },
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByText('42 licenses were used in the one week that is known.'),
    ).toBeVisible();
  },
};

/** Used licenses fell. */
export const Falling: Story = {
  args: { weeks: 8 },
  parameters: { source: answering([910, 880, 860, 830, 700, 690, 660, 640]) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Used licenses fell from 910 to 640 in 8 weeks.')).toBeVisible();
  },
};

/** Tens of millions: the axis has room for its numbers. */
export const LargeNumbers: Story = {
  parameters: { source: answering(Array.from({ length: 26 }, (_, at) => 31_000_000 + at * 400_000)) },
};

/** A skeleton of the same shape: nothing jumps when the weeks come. */
export const Loading: Story = {
  parameters: { source: loadingSource },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('License distribution trend: Meetings')).toBeVisible();
    await expect(canvasElement.querySelector('.pk-chart-skeleton')).not.toBeNull();
  },
};

/** No week has a history: also what a product shows that nobody has. */
export const Empty: Story = {
  args: { product: 'fax' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No history yet')).toBeVisible();
    await expect(
      canvas.getByText('There are no weekly counts of fax in the last 26 complete weeks.'),
    ).toBeVisible();
  },
};

export const NotPermitted: Story = states.notPermitted;

/** The host's source has no `subscriptions.trend`. */
export const NotSupported: Story = states.notSupported;

/** What happened, the request's id to copy, and a way to try again. */
export const Failed: Story = states.failed;

function Switching() {
  const [product, setProduct] = useState('meetings');
  return (
    <>
      <LicenseTrend product={product} />
      <button type="button" onClick={() => setProduct('calling')}>
        Calling
      </button>
    </>
  );
}

/** Another product: the weeks before stay, under their own name, until the new ones are there. */
export const AnotherProduct: Story = {
  parameters: { scenario: 'slow' },
  render: () => <Switching />,
  play: async ({ canvas }) => {
    await canvas.findByRole('slider');
    await userEvent.click(canvas.getByRole('button', { name: 'Calling' }));
    await expect(canvas.getByText('License distribution trend: Meetings')).toBeVisible();
    await expect(canvas.getByText('Updating…')).toBeVisible();
    await expect(await canvas.findByText('License distribution trend: Calling')).toBeVisible();
  },
};

export const Italian: Story = {
  globals: { locale: 'it' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Tendenza distribuzione licenze: Meetings')).toBeVisible();
    await expect(await canvas.findByText(/^Le licenze utilizzate sono salite da/)).toBeVisible();
  },
};
export const Narrow: Story = {
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: 368 }}>
        <Story />
      </div>
    ),
  ],
};
/** Right to left, as the language is: time runs from the right. */
export const Arabic: Story = {
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('slider', { name: 'الأسبوع' })).toBeVisible();
  },
};
export const Dark: Story = { ...Ready, globals: { theme: 'dark' } };
export const RightToLeft: Story = {
  globals: { dir: 'rtl' },
  play: async ({ canvas }) => {
    const weeks = await canvas.findByRole('slider', { name: 'Week' });
    weeks.focus();
    // the past is on the right
    await userEvent.keyboard('{ArrowRight}');
    await expect(weeks).toHaveAttribute('aria-valuetext', expect.stringContaining('Week of Nov 1, 2026'));
  },
};
export const DarkRightToLeft: Story = { ...RightToLeft, globals: { theme: 'dark', dir: 'rtl' } };

/** It shows one region at a time: none is chosen yet. */
export const ChooseRegion: Story = { parameters: { source: regionByRegion }, tags: ['!test'] };
