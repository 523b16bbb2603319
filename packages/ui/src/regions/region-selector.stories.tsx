import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { loadingSource, storyStates } from '../story-states.ts';
import { RegionSelector } from './region-selector.tsx';

const meta = {
  title: 'Regions/RegionSelector',
  component: RegionSelector,
} satisfies Meta<typeof RegionSelector>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Ready: Story = {
  play: async ({ canvas }) => {
    const select = await canvas.findByRole('combobox', { name: 'Region' });
    await userEvent.selectOptions(select, 'European Union');
    await expect(select).toHaveValue('EU');
  },
};

/** For analytics and reports, which show one region at a time (REG-1). */
export const OneAtATime: Story = { args: { allowAll: false } };

/** A region that this version does not know is shown as the data names it. */
export const ManyRegions: Story = { parameters: { scenario: 'manyRegions' } };

/** One region or none: there is nothing to choose (REG-3). */
export const Empty: Story = {
  parameters: { scenario: 'oneRegion' },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('combobox')).toBeNull();
  },
};

export const Loading: Story = {
  parameters: { source: loadingSource },
};

const states = storyStates((fail) => ({ regions: { list: fail } }));

export const NotPermitted: Story = states.notPermitted;

export const NotSupported: Story = states.notSupported;

/** One line, as long as the selector: what happened, and a way to try again. */
export const Failed: Story = {
  ...states.failed,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The data source is not available');
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

export const Dark: Story = { ...Ready, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Ready, globals: { dir: 'rtl' } };
export const DarkRightToLeft: Story = { ...Ready, globals: { theme: 'dark', dir: 'rtl' } };
export const Arabic: Story = { globals: { locale: 'ar' }, tags: ['!test'] };
