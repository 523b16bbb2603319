import { createSource, memorySource, PartnerError } from '@partnerkit/sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
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
  parameters: { source: () => memorySource({ customers: () => new Promise<never>(() => {}) }) },
};

const failing = (code: PartnerError['code']) => () =>
  createSource({
    regions: {
      list: () => {
        throw new PartnerError({ code, message: 'The service answered 503.' });
      },
    },
  });

export const NotPermitted: Story = {
  parameters: { source: failing('forbidden') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Not permitted')).toBeVisible();
  },
};

export const NotSupported: Story = {
  parameters: { source: () => createSource({}) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Not available here')).toBeVisible();
  },
};

export const Failed: Story = {
  parameters: { source: failing('unavailable') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

export const Dark: Story = { ...Ready, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Ready, globals: { dir: 'rtl' } };
export const DarkRightToLeft: Story = { ...Ready, globals: { theme: 'dark', dir: 'rtl' } };
